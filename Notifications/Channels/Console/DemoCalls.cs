using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Channels.Console;

/// <summary>The calls of the demo: each rings until somebody picks up or it has rung out. In memory, as <see cref="DemoPhones"/> are.</summary>
public sealed class DemoCalls(IAlertJournal journal, TimeProvider time)
{
    /// <summary>As long as a phone rings.</summary>
    public static readonly TimeSpan RingsFor = TimeSpan.FromSeconds(40);

    private const int LongestList = 500;

    private readonly JournalPatience patience = new(journal, time);
    private readonly Lock gate = new();
    private ImmutableList<DemoCall> calls = [];

    private static readonly Refusal NotRinging = new(
        "call-over",
        "Opkaldet er slut. Vent på det næste, eller svar med en SMS.",
        "act"
    );

    /// <returns>Oldest first.</returns>
    public IEnumerable<DemoCall> Of(string number) =>
        Volatile.Read(ref calls).Where(call => string.Equals(call.Number, number, StringComparison.Ordinal));

    public ImmutableList<DemoCall> All => Volatile.Read(ref calls);

    /// <summary>What somebody does with a phone that rings; each takes the same way as the provider's callbacks.</summary>
    /// <returns>Null when it was done, otherwise why not.</returns>
    public async Task<Refusal?> Do(string id, DemoCallAct act, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(act))
        {
            return new("act-unknown", "Tag den, læg på, lad den ringe ud, eller tryk 1, 2 eller 3.", "act");
        }

        if (Move(id, act) is not { } call)
        {
            return NotRinging;
        }

        switch (act)
        {
            case DemoCallAct.PickUp:
                return null;
            case DemoCallAct.HangUp:
                await Tell(call, DeliveryStatus.Delivered, null, cancellationToken);
                return null;
            case DemoCallAct.RingOut:
                await Tell(call, DeliveryStatus.Undelivered, MessageFailures.NoAnswer, cancellationToken);
                return null;
            case DemoCallAct.Machine:
                await Tell(call, DeliveryStatus.Undelivered, MessageFailures.AnsweringMachine, cancellationToken);
                return null;
            default:
                await Press(call, act, cancellationToken);
                return null;
        }
    }

    /// <returns>The call's id, as a provider would give it.</returns>
    internal string Ring(OutgoingMessage message, string words)
    {
        var now = time.GetUtcNow();
        var call = new DemoCall(
            $"demo-call-{message.Message}",
            message.Address,
            DemoCallState.Ringing,
            [],
            message.Code is not null,
            now
        )
        {
            Message = message.Message,
            Person = message.Person,
            Words = words,
        };
        lock (gate)
        {
            if (calls.Exists(known => known.Id == call.Id))
            {
                return call.Id;
            }

            Volatile.Write(ref calls, [.. calls.Skip(Math.Max(0, calls.Count - LongestList + 1)), call]);
        }

        return call.Id;
    }

    /// <summary>Puts back the calls from before; what is there already stays.</summary>
    internal void Restore(IReadOnlyCollection<DemoCall> before)
    {
        lock (gate)
        {
            Volatile.Write(
                ref calls,
                [
                    .. before
                        .Where(call => !calls.Exists(known => known.Id == call.Id))
                        .Concat(calls)
                        .TakeLast(LongestList),
                ]
            );
        }
    }

    /// <summary>Those that have rung for long enough stop by themselves.</summary>
    public async Task RingOut(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var call in All.Where(call => call.State == DemoCallState.Ringing && call.At + RingsFor <= now))
        {
            await Do(call.Id, DemoCallAct.RingOut, cancellationToken);
        }
    }

    private async Task Press(DemoCall call, DemoCallAct act, CancellationToken cancellationToken)
    {
        var key = act switch
        {
            DemoCallAct.One => "1",
            DemoCallAct.Two => "2",
            _ => "3",
        };
        await Tell(call, DeliveryStatus.Delivered, null, cancellationToken);
        Refusal? refusal = NotRinging;
        AnswerReceipt? receipt = null;
        if (call.Person is { } person)
        {
            var command = new AlertCommand.AnswerByKey(person, call.Message, key);
            receipt = journal.Foresee(command, time.GetUtcNow());
            refusal = await patience.Submit(command, cancellationToken);
        }

        var said = SpokenTexts.After(refusal, receipt);
        Change(call.Id, known => known with { Said = [.. known.Said, said] });
    }

    // One step at a time, so that two who press at once do not both answer.
    private DemoCall? Move(string id, DemoCallAct act)
    {
        lock (gate)
        {
            if (calls.Find(call => call.Id == id) is not { } call)
            {
                return null;
            }

            DemoCall? moved = (call.State, act) switch
            {
                (DemoCallState.Ringing, DemoCallAct.PickUp) => call with
                {
                    State = DemoCallState.Talking,
                    Said = [call.Words],
                },
                (DemoCallState.Ringing, DemoCallAct.RingOut) => call with { State = DemoCallState.Missed },
                (DemoCallState.Ringing, DemoCallAct.Machine) => call with
                {
                    State = DemoCallState.Machine,
                    Said = [call.Words],
                },
                (DemoCallState.Talking, DemoCallAct.HangUp) => call with { State = DemoCallState.Ended },
                (DemoCallState.Talking, DemoCallAct.One or DemoCallAct.Two or DemoCallAct.Three) when call.Asks =>
                    call with
                    {
                        State = DemoCallState.Ended,
                    },
                _ => null,
            };
            if (moved is not null)
            {
                Volatile.Write(ref calls, calls.Replace(call, moved));
            }

            return moved;
        }
    }

    private void Change(string id, Func<DemoCall, DemoCall> change)
    {
        lock (gate)
        {
            if (calls.Find(call => call.Id == id) is { } call)
            {
                Volatile.Write(ref calls, calls.Replace(call, change(call)));
            }
        }
    }

    private Task<Refusal?> Tell(
        DemoCall call,
        DeliveryStatus status,
        string? error,
        CancellationToken cancellationToken
    ) => patience.Submit(new AlertCommand.RecordStatus(call.Message, call.Id, status, error), cancellationToken);
}

using System.Xml.Linq;

namespace Beredskab.FakeTwilio;

/// <summary>Calls: the product's script is read as the provider reads it, and keys go where it says.</summary>
public sealed partial class FakeTwilioServer
{
    private readonly List<FakeCall> calls = [];
    private readonly Dictionary<string, PhonePlan> phones = new(StringComparer.Ordinal);

    /// <summary>All calls that were taken, oldest first.</summary>
    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>How a phone is answered from now on; without a plan somebody answers and presses nothing.</summary>
    public void Answer(PhonePlan plan)
    {
        lock (gate)
        {
            phones[plan.To] = plan;
        }
    }

    /// <summary>Tells the product how a call stands, whatever happened.</summary>
    public async Task<int> SendCallStatus(
        FakeCall call,
        string status,
        string? answeredBy = null,
        string? signedWith = null
    )
    {
        Change(call.Sid, known => known with { Status = status });
        if (call.StatusCallback is not { } url)
        {
            return 0;
        }

        var answer = await Post(url, Form(call, status, answeredBy), signedWith ?? AuthToken);
        results.Enqueue(new(call.Sid, status, answer));
        return answer;
    }

    /// <summary>A key is pressed where the script listens.</summary>
    /// <returns>The product's status code and what it answered.</returns>
    public async Task<(int Status, string Answer)> SendKey(
        FakeCall call,
        string key,
        string? answeredBy = "human",
        string? signedWith = null
    )
    {
        var action =
            XDocument.Parse(call.Twiml).Descendants("Gather").FirstOrDefault()?.Attribute("action")?.Value
            ?? throw new InvalidOperationException($"A key was planned for {call.To}, and the call listens for none.");
        var form = Form(call, "in-progress", answeredBy);
        form["Digits"] = key;
        var (status, answer) = await PostForAnswer(action, form, signedWith ?? AuthToken);
        Change(call.Sid, known => known with { Said = [.. known.Said, answer] });
        return (status, answer);
    }

    private SortedDictionary<string, string> Form(FakeCall call, string status, string? answeredBy)
    {
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = AccountSid,
            ["ApiVersion"] = "2010-04-01",
            ["CallSid"] = call.Sid,
            ["CallStatus"] = status,
            ["Direction"] = "outbound-api",
            ["From"] = call.From,
            ["To"] = call.To,
        };
        if (answeredBy is not null)
        {
            form["AnsweredBy"] = answeredBy;
        }

        return form;
    }

    private async Task<IResult> Call(string account, HttpContext context)
    {
        Interlocked.Increment(ref requests);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var plan = TakeFault(form["To"].ToString());
        if (plan.LatencyMilliseconds > 0)
        {
            await Task.Delay(plan.LatencyMilliseconds, context.RequestAborted);
        }

        if (Refuse(account, context, plan) is { } refused)
        {
            return refused;
        }

        if (form["To"].Count == 0 || form["From"].Count == 0 || form["Twiml"].Count == 0)
        {
            return Problem(400, 21201, "No 'To', 'From' or 'Twiml' is given");
        }

        var call = new FakeCall(
            "CA" + NewSid()[2..],
            form["To"].ToString(),
            form["From"].ToString(),
            form["Twiml"].ToString(),
            form["StatusCallback"].Count > 0 ? form["StatusCallback"].ToString() : null,
            [.. form["StatusCallbackEvent"].Select(name => name ?? "")],
            form["MachineDetection"].ToString(),
            time.GetUtcNow(),
            "queued",
            []
        );
        lock (gate)
        {
            calls.Add(call);
        }

        if (await Lose(context, plan.Fault, () => Follow(call, plan.Fault)) is { } lost)
        {
            return lost;
        }

        if (plan.Fault == Fault.CallbackBeforeResponse)
        {
            await Ring(call, Fault.None, static tell => tell());
        }
        else
        {
            Follow(call, plan.Fault);
        }

        return Results.Json(Shape(call), statusCode: 201);
    }

    private IResult ListCalls(string account, HttpContext context)
    {
        if (!IsAuthorized(account, context))
        {
            return Problem(401, 20003, "Authenticate");
        }

        var to = context.Request.Query["To"].ToString();
        lookUps.Enqueue(
            new("Calls", to, context.Request.Query["StartTime>"].ToString(), time.GetUtcNow(), ListIsBehind)
        );
        var found = Calls.Where(_ => !ListIsBehind).Where(call => to.Length == 0 || call.To == to).Reverse();
        return Results.Json(new { calls = found.Select(Shape).ToArray(), next_page_uri = (string?)null });
    }

    private static object Shape(FakeCall call) =>
        new
        {
            sid = call.Sid,
            to = call.To,
            from = call.From,
            status = call.Status,
            date_created = call.At.ToString("R"),
        };

    private void Follow(FakeCall call, Fault fault)
    {
        if (!options.AutoDeliver)
        {
            return;
        }

        callbacks.Writer.TryWrite(() =>
            Ring(
                call,
                fault,
                tell =>
                {
                    if (fault == Fault.LateCallbacks)
                    {
                        late.Enqueue(tell);
                        return Task.CompletedTask;
                    }

                    return tell();
                }
            )
        );
    }

    /// <summary>The phone rings, and what follows of it.</summary>
    private async Task Ring(FakeCall call, Fault fault, Func<Func<Task>, Task> tell)
    {
        PhonePlan phone;
        lock (gate)
        {
            phone = phones.GetValueOrDefault(call.To) ?? new(call.To, Pickup.Person);
        }

        var token = fault == Fault.ForgedCallbacks ? "another-token" : null;
        var times = fault == Fault.DuplicatedCallbacks ? 2 : 1;
        (string Status, string? By)[] before = [("initiated", null), ("ringing", null)];
        (string Status, string? By)[] after = phone.Pickup switch
        {
            Pickup.Busy => [("busy", null)],
            Pickup.NoAnswer => [("no-answer", null)],
            Pickup.Failed => [("failed", null)],
            Pickup.Machine or Pickup.MachineWithTones =>
            [
                ("in-progress", "machine_start"),
                ("completed", "machine_start"),
            ],
            Pickup.Unknown => [("in-progress", "unknown"), ("completed", "unknown")],
            _ => [("in-progress", "human"), ("completed", "human")],
        };
        var told = before.Concat(after);
        foreach (var (status, by) in fault == Fault.ReorderedCallbacks ? told.Reverse() : told)
        {
            for (var i = 0; i < times; i++)
            {
                await tell(() => SendCallStatus(call, status, by, token));
            }

            if (status == "in-progress" && phone.Keys.Length > 0 && !Listens(call))
            {
                // Nobody can press what is not asked for; the call goes on to its end all the same.
                troubles.Enqueue($"A key was planned for {call.To}, and the call listens for none.");
            }
            else if (status == "in-progress" && phone.Pickup is Pickup.Person or Pickup.MachineWithTones)
            {
                for (var i = 0; i < times; i++)
                {
                    await tell(() => Press(call, phone.Keys, by, token));
                }
            }
        }
    }

    private static bool Listens(FakeCall call) => XDocument.Parse(call.Twiml).Descendants("Gather").Any();

    /// <summary>Keys are pressed as long as the product listens for one.</summary>
    private async Task Press(FakeCall call, string keys, string? by, string? token)
    {
        foreach (var key in keys)
        {
            var (_, answer) = await SendKey(call, key.ToString(), by, token);
            if (!answer.Contains("<Gather", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private void Change(string sid, Func<FakeCall, FakeCall> change)
    {
        lock (gate)
        {
            var index = calls.FindIndex(call => call.Sid == sid);
            if (index >= 0)
            {
                calls[index] = change(calls[index]);
            }
        }
    }
}

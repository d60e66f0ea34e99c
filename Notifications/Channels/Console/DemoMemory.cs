using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.Email;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Channels.Console;

/// <summary>A text that somebody wrote from a fictional phone.</summary>
/// <param name="Number">E.164, or empty for a shared phone, whose number is the directory's alone.</param>
public sealed record WrittenText(string Id, string Number, DutyPhoneId? Phone, string Text, DateTimeOffset At);

/// <summary>
/// What a demonstration that goes on had on its phones, mailboxes and devices: all that was taken by them is in the
/// journal. A number that was changed since has its texts with the new one, and an erased text is gone.
/// </summary>
public sealed class DemoMemory(
    DemoPhones phones,
    DemoCalls calls,
    DemoInbox inbox,
    IDirectory directory,
    ContactSecret secret
)
{
    public void Restore(AlertBook book, IEnumerable<WrittenText> written)
    {
        var taken = book
            // What the demonstration was laid out with was never handed over, and lay on no phone.
            .Messages.Values.Where(message =>
                message is { ProviderIds.IsEmpty: false, Attempts.IsEmpty: false, IsCarried: false }
            )
            .OrderBy(message => message.Sequence)
            .Select(message => (Message: message, Outgoing: Outgoing(book, message)))
            .Where(one => one.Outgoing is not null)
            .Select(one => (one.Message, Outgoing: one.Outgoing!))
            .ToLookup(one => one.Message.Channel);

        var threads = taken[MessageChannel.Sms]
            .Select(one =>
                (
                    one.Outgoing.Address,
                    new DemoText(one.Message.ProviderIds[^1], TextDirection.In, one.Outgoing.Text, At(one.Message))
                )
            )
            .Concat(
                written
                    .Select(text =>
                        (Address: NumberOf(text) ?? "", new DemoText(text.Id, TextDirection.Out, text.Text, text.At))
                    )
                    .Where(text => text.Address.Length > 0)
            )
            .GroupBy(one => one.Address, one => one.Item2, StringComparer.Ordinal);
        foreach (var thread in threads)
        {
            phones.Restore(thread.Key, thread);
        }

        calls.Restore([.. taken[MessageChannel.Voice].Select(one => Call(one.Message, one.Outgoing))]);
        inbox.Restore(
            [
                .. taken[MessageChannel.Email]
                    .Select(one => new DemoMail(
                        one.Message.ProviderIds[^1],
                        one.Outgoing.Address,
                        EmailText.SubjectOf(one.Outgoing),
                        EmailText.Of(one.Outgoing).TrimEnd(),
                        At(one.Message)
                    )),
            ],
            [
                .. taken[MessageChannel.Push]
                    .Where(one => one.Message.Person is not null)
                    .Select(one => new DemoNotification(
                        one.Message.ProviderIds[^1],
                        one.Message.Person!.Value,
                        one.Outgoing.Text,
                        one.Outgoing.Code is not null,
                        IsAnswered(book, one.Message),
                        At(one.Message)
                    )),
            ]
        );
    }

    private string? NumberOf(WrittenText text) =>
        text.Number.Length > 0 ? text.Number
        : text.Phone is { } phone ? directory.AddressOf(PersonId.System, phone.SmsWay)
        : null;

    /// <returns>Null when its words are erased, or when nobody has the address any more.</returns>
    private OutgoingMessage? Outgoing(AlertBook book, Message message) =>
        Leaving.Words(message, secret) is { } text && Leaving.AddressOf(message, directory) is { } address
            ? Leaving.Of(book, message, address, text)
            : null;

    private static DemoCall Call(Message message, OutgoingMessage outgoing)
    {
        var words = SpokenTexts.Of(outgoing.Text, outgoing.Code, outgoing.Test);
        // One that nobody has done with yet goes on ringing, for as long as it has left.
        var state =
            message.State == MessageState.Delivered ? DemoCallState.Ended
            : message.ErrorCode == MessageFailures.AnsweringMachine ? DemoCallState.Machine
            : message.IsLost ? DemoCallState.Missed
            : DemoCallState.Ringing;
        return new(
            message.ProviderIds[^1],
            outgoing.Address,
            state,
            state is DemoCallState.Ended or DemoCallState.Machine ? [words] : [],
            outgoing.Code is not null,
            At(message)
        )
        {
            Message = message.Id,
            Person = message.Person,
            Words = words,
        };
    }

    private static bool IsAnswered(AlertBook book, Message message) =>
        message is { Alert: { } about, Code: { } code }
        && book.Find(about)?.Calls.GetValueOrDefault(code)?.Answer is not null;

    private static DateTimeOffset At(Message message) => message.AcceptedAt ?? message.StateAt;
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Contacts;

/// <summary>Decides what follows from a command on the shared phones. Pure.</summary>
public static class DutyPhoneDecider
{
    /// <summary>More than a city has.</summary>
    public const int MostSeats = 60;

    /// <param name="isSeat">Whether there is such a ledergruppe, and such an authority.</param>
    /// <param name="texts">What the messages say; null for the templates that ship with the product.</param>
    public static Verdict Decide(
        ContactBook book,
        DutyPhoneCommand command,
        CommandOrigin origin,
        Func<SeatId, bool> isSeat,
        MessageTexts? texts = null
    ) =>
        command switch
        {
            DutyPhoneCommand.Register c => Register(book, c, origin, isSeat, texts ?? MessageTexts.Shipped),
            DutyPhoneCommand.Change c => With(book, c.Phone, phone => Change(book, phone, c, isSeat)),
            DutyPhoneCommand.SendCode c => With(
                book,
                c.Phone,
                phone => Code(phone, origin, texts ?? MessageTexts.Shipped)
            ),
            DutyPhoneCommand.EnterCode c => With(book, c.Phone, phone => Enter(phone, c.Fits, origin)),
            DutyPhoneCommand.Remove c => book.Phones.Find(c.Phone) is null
                ? Verdict.Accept()
                : Verdict.Accept(new DutyPhoneEvent.Removed(c.Phone)),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    /// <summary>The first check of a try; the same whether it would fit or not.</summary>
    /// <returns>Null when the code that was sent last can still be tried.</returns>
    public static Refusal? CannotTry(DutyPhone? phone, DateTimeOffset now) =>
        phone is null ? Unknown : ContactDecider.CannotTry(phone.Code, now);

    private static Verdict Register(
        ContactBook book,
        DutyPhoneCommand.Register c,
        CommandOrigin origin,
        Func<SeatId, bool> isSeat,
        MessageTexts texts
    )
    {
        if (c.Phone.Value == Guid.Empty)
        {
            return Refuse("id-missing", "Telefonen mangler et id.", "phoneId");
        }

        if (book.Phones.Find(c.Phone) is not null || book.IsTaken(c.Phone.SmsWay))
        {
            return Refuse("phone-exists", "Den findes allerede.", "phoneId");
        }

        if (Check(book, c.Phone, c.Seats, c.SmsAfterSeconds, c.CallAfterSeconds, isSeat) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        var registered = new DutyPhoneEvent.Registered(c.Phone, c.Seats, c.SmsAfterSeconds, c.CallAfterSeconds);
        var phone = book.Phones.Apply(registered, origin.Now).Find(c.Phone)!;
        return Verdict.Accept([registered, .. Sent(phone, origin, texts)]);
    }

    private static Verdict Change(
        ContactBook book,
        DutyPhone phone,
        DutyPhoneCommand.Change c,
        Func<SeatId, bool> isSeat
    ) =>
        Check(book, c.Phone, c.Seats, c.SmsAfterSeconds, c.CallAfterSeconds, isSeat) is { } refusal
            ? Verdict.Refuse(refusal)
        : c.Seats.SequenceEqual(phone.Seats)
        && c.SmsAfterSeconds == phone.SmsAfterSeconds
        && c.CallAfterSeconds == phone.CallAfterSeconds
            ? Verdict.Accept()
        : Verdict.Accept(new DutyPhoneEvent.Changed(c.Phone, c.Seats, c.SmsAfterSeconds, c.CallAfterSeconds));

    private static Refusal? Check(
        ContactBook book,
        DutyPhoneId phone,
        ImmutableArray<SeatId> seats,
        int? smsAfterSeconds,
        int? callAfterSeconds,
        Func<SeatId, bool> isSeat
    )
    {
        if (seats.IsDefaultOrEmpty || seats.Length > MostSeats || seats.Distinct().Count() != seats.Length)
        {
            return new(
                "seats-invalid",
                "Vælg, hvilke ledergrupper og myndigheder telefonen er vagttelefon for.",
                "seats"
            );
        }

        if (!seats.All(isSeat))
        {
            return new("seat-unknown", "Ledergruppen eller myndigheden findes ikke. Genindlæs siden.", "seats");
        }

        if (seats.Any(seat => book.Phones.Of(seat) is { } other && other.Id != phone))
        {
            return new(
                "seat-has-phone",
                "Pladsen har allerede en vagttelefon. Fjern den først, eller ret den.",
                "seats"
            );
        }

        if (smsAfterSeconds is null && callAfterSeconds is null)
        {
            return new(
                "phone-unused",
                "Vælg, om telefonen skal have SMS, ringes op eller begge dele.",
                "smsAfterSeconds"
            );
        }

        var most = (int)book.Limits.EveryWithin.TotalSeconds;
        return Wrong(smsAfterSeconds, most) ? TooLate(most, "smsAfterSeconds")
            : Wrong(callAfterSeconds, most) ? TooLate(most, "callAfterSeconds")
            : null;
    }

    private static bool Wrong(int? seconds, int most) => seconds < 0 || seconds > most;

    private static Refusal TooLate(int most, string field) =>
        new("phone-too-late", $"Skriv hele sekunder fra 0 til {most}.", field);

    private static Verdict Code(DutyPhone phone, CommandOrigin origin, MessageTexts texts) =>
        phone.Blocked.GetValueOrDefault(phone.CodeWay)?.Reason == WayBlock.OptedOut
            ? Refuse("way-opted-out", "Der er skrevet STOP fra telefonen. Send START til os fra den først.", "phoneId")
        : phone.CodesSent.Count(at => at > origin.Now.AddHours(-1)) >= ContactDecider.CodesPerHour
            ? Refuse("codes-too-many", "Der er sendt mange koder. Vent en time, og prøv igen.", "phoneId")
        : Verdict.Accept([.. Sent(phone, origin, texts)]);

    private static ImmutableArray<DomainEvent> Sent(DutyPhone phone, CommandOrigin origin, MessageTexts texts)
    {
        var message = MessageId.From(DerivedId.From(origin.CommandId, 'v', 0));
        return
        [
            new DutyPhoneEvent.CodeSent(phone.Id, message),
            new AlertEvent.MessageIntended(
                message,
                null,
                null,
                null,
                phone.CodeKind.Channel(),
                MessagePurpose.Verification,
                FreeText.Of(texts.Notices.Verification),
                phone.CodeWay,
                Phone: phone.Id
            ),
        ];
    }

    private static Verdict Enter(DutyPhone phone, bool fits, CommandOrigin origin) =>
        CannotTry(phone, origin.Now) is { } refusal ? Verdict.Refuse(refusal)
        : fits ? Verdict.Accept(new DutyPhoneEvent.Verified(phone.Id))
        : Verdict.Accept(new DutyPhoneEvent.CodeRefused(phone.Id));

    private static Verdict With(ContactBook book, DutyPhoneId id, Func<DutyPhone, Verdict> decide) =>
        book.Phones.Find(id) is { } phone ? decide(phone) : Verdict.Refuse(Unknown);

    private static readonly Refusal Unknown = new(
        "phone-unknown",
        "Vagttelefonen findes ikke. Genindlæs siden.",
        "phoneId"
    );

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

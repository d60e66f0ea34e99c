using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Contacts;

/// <summary>Decides what follows from a command on the ways to a person. Pure.</summary>
public static class ContactDecider
{
    public const int MostWays = 12;

    public const int LongestLabel = 60;

    /// <summary>Codes to one person within an hour.</summary>
    public const int CodesPerHour = 6;

    /// <summary>Wrong tries at one code.</summary>
    public const int MostTries = 5;

    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(10);

    /// <param name="texts">What the messages say; null for the templates that ship with the product.</param>
    public static Verdict Decide(
        ContactBook book,
        ContactCommand command,
        CommandOrigin origin,
        MessageTexts? texts = null
    ) =>
        command switch
        {
            ContactCommand.AddWay c => Add(book, c, origin, Notices(texts)),
            ContactCommand.SendCode c => With(book, c.Person, c.Way, way => Code(book, way, origin, Notices(texts))),
            ContactCommand.EnterCode c => With(book, c.Person, c.Way, way => Enter(book, way, c, origin)),
            ContactCommand.RemoveWay c => Remove(book, c, origin),
            ContactCommand.ReplaceMobile c => Replace(book, c),
            ContactCommand.SetPlan c => Plan(book, c),
            ContactCommand.SendTest c => With(book, c.Person, c.Way, way => Test(way, origin, Notices(texts))),
            ContactCommand.SetLimits c => Limits(c),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    /// <summary>The first check of a try; the same whether it would fit or not.</summary>
    /// <returns>Null when the code that was sent last can still be tried.</returns>
    public static Refusal? CannotTry(KnownWay? way, DateTimeOffset now) =>
        way is null ? Unknown : CannotTry(way.Code, now);

    /// <returns>Null when the code can still be tried.</returns>
    internal static Refusal? CannotTry(SentCode? sent, DateTimeOffset now) =>
        sent is not { } code ? new("code-missing", "Der er ikke sendt en kode. Bed om en ny.", "code")
        : code.Tries >= MostTries ? new("code-spent", "Koden er prøvet for mange gange. Bed om en ny.", "code")
        : code.At <= now - CodeLasts ? new("code-expired", "Koden er for gammel. Bed om en ny.", "code")
        : null;

    private static NoticeTexts Notices(MessageTexts? texts) => (texts ?? MessageTexts.Shipped).Notices;

    private static Verdict Add(ContactBook book, ContactCommand.AddWay c, CommandOrigin origin, NoticeTexts texts)
    {
        if (c.Way.Value == Guid.Empty || c.Person.Value == Guid.Empty || c.Person == PersonId.System)
        {
            return Refuse("id-missing", "Måden mangler et id.", "wayId");
        }

        if (book.IsTaken(c.Way) || c.Way == ContactBook.MobileOf(c.Person))
        {
            return Refuse("way-exists", "Den findes allerede.", "wayId");
        }

        if (!Enum.IsDefined(c.Kind))
        {
            return Refuse("kind-unknown", "Vælg SMS, opkald, e-mail eller besked på en enhed.", "kind");
        }

        string? label = null;
        if (
            c.Kind == WayKind.Push
            && NameText.Check(
                c.Label,
                LongestLabel,
                new("label-invalid", "Giv enheden et navn på højst 60 tegn, fx Firefox på telefon.", "label"),
                out label
            )
                is { } wrong
        )
        {
            return Verdict.Refuse(wrong);
        }

        if (book.AllOf(c.Person).Length >= MostWays)
        {
            return Refuse("ways-too-many", "Du har allerede 12 måder. Fjern en først.", "kind");
        }

        var added = new ContactEvent.WayAdded(c.Person, c.Way, c.Kind, label);
        if (c.Kind == WayKind.Push)
        {
            return Verdict.Accept(added, new ContactEvent.WayVerified(c.Person, c.Way));
        }

        var after = book.Apply(added, origin.Now);
        return Code(after, after.Find(c.Way)!, origin, texts) is Verdict.Accepted sent
            ? Verdict.Accept([added, .. sent.Events])
            : TooManyCodes;
    }

    private static Verdict Code(ContactBook book, KnownWay way, CommandOrigin origin, NoticeTexts texts)
    {
        if (way.Kind == WayKind.Push)
        {
            return Refuse("nothing-to-verify", "En enhed skal ikke bekræftes med kode.", "wayId");
        }

        if (way.Blocked == WayBlock.OptedOut)
        {
            return Refuse("way-opted-out", "Der er skrevet STOP fra nummeret. Send START til os først.", "wayId");
        }

        if (book.CodesSince(way.Person, origin.Now.AddHours(-1)) >= CodesPerHour)
        {
            return TooManyCodes;
        }

        var message = MessageId.From(DerivedId.From(origin.CommandId, 'v', 0));
        return Verdict.Accept(
            new ContactEvent.CodeSent(way.Person, way.Id, message),
            Message(message, way, MessagePurpose.Verification, texts.Verification)
        );
    }

    private static Verdict Enter(ContactBook book, KnownWay way, ContactCommand.EnterCode c, CommandOrigin origin) =>
        CannotTry(way, origin.Now) is { } refusal ? Verdict.Refuse(refusal)
        : c.Fits ? Verdict.Accept([.. book.Proof(way, c.Twin)])
        : Verdict.Accept(new ContactEvent.CodeRefused(way.Person, way.Id));

    private static Verdict Remove(ContactBook book, ContactCommand.RemoveWay c, CommandOrigin origin)
    {
        if (book.Find(c.Person, c.Way) is null)
        {
            // The product itself only wants it gone.
            return c.Reason == WayRemoval.ByPerson ? Verdict.Refuse(Unknown) : Verdict.Accept();
        }

        var removed = new ContactEvent.WayRemoved(c.Person, c.Way, c.Reason);
        return
            c is { Reason: WayRemoval.ByPerson, Confirmed: false }
            && book.Apply(removed, origin.Now)
                .WaysOf(c.Person)
                .All(way => !c.HasMobile && way.Id == ContactBook.MobileOf(c.Person))
            ? Refuse(
                "way-is-last",
                "Det er den sidste måde, du kan nås på. Fjernes den, får du ingen alarmer. Er det meningen, så bekræft det.",
                "confirmed"
            )
            : Verdict.Accept(removed);
    }

    private static Verdict Replace(ContactBook book, ContactCommand.ReplaceMobile c)
    {
        var verdict = ReplaceNumber(book, c);
        if (
            c is not { HasNumber: true, Doubled: { } doubled }
            || verdict is not Verdict.Accepted accepted
            || book.Find(c.Person, doubled) is not { Kind: WayKind.Sms } further
            || doubled == ContactBook.MobileOf(c.Person)
        )
        {
            return verdict;
        }

        // It is the same number of the same person: what is known of it goes with it.
        var mobile = ContactBook.MobileOf(c.Person);
        var events = accepted.Events;
        if (further.Verified)
        {
            events = events.Add(new ContactEvent.WayVerified(c.Person, mobile));
        }

        if (further.Blocked is { } blocked)
        {
            events = events.Add(new ContactEvent.WayBlocked(c.Person, mobile, blocked));
        }

        return Verdict.Accept(events.Add(new ContactEvent.WayRemoved(c.Person, doubled, WayRemoval.Replaced)));
    }

    private static Verdict ReplaceNumber(ContactBook book, ContactCommand.ReplaceMobile c)
    {
        var mobile = ContactBook.MobileOf(c.Person);
        return (book.Find(c.Person, mobile), c.HasNumber) switch
        {
            // As it is from the start: nothing is known of the number that could be wrong of the new one.
            ({ Verified: false, Blocked: null, Code: null }, true) => Verdict.Accept(),
            ({ }, true) => Verdict.Accept(
                new ContactEvent.WayRemoved(c.Person, mobile, WayRemoval.Replaced),
                new ContactEvent.WayAdded(c.Person, mobile, WayKind.Sms, null)
            ),
            ({ }, false) => Verdict.Accept(new ContactEvent.WayRemoved(c.Person, mobile, WayRemoval.ByAdministrator)),
            (null, true) => Verdict.Accept(new ContactEvent.WayAdded(c.Person, mobile, WayKind.Sms, null)),
            (null, false) => Verdict.Accept(),
        };
    }

    private static Verdict Plan(ContactBook book, ContactCommand.SetPlan c)
    {
        var usable = book.AllOf(c.Person).Where(way => way.Blocked is null).ToDictionary(way => way.Id);
        if (
            c.Ways.IsDefaultOrEmpty
            || c.Ways.Length != usable.Count
            || !usable.Keys.ToHashSet().SetEquals(c.Ways.Select(planned => planned.Way))
        )
        {
            return Refuse(
                "plan-incomplete",
                "Rækkefølgen skal have hver af dine måder én gang. Genindlæs siden.",
                "ways"
            );
        }

        if (c.Ways[0].AfterSeconds != 0)
        {
            return Refuse("plan-first-not-zero", "Den første måde bruges med det samme.", "ways");
        }

        for (var i = 1; i < c.Ways.Length; i++)
        {
            if (c.Ways[i].AfterSeconds < c.Ways[i - 1].AfterSeconds)
            {
                return Refuse("plan-not-in-order", "En måde kan ikke bruges før den, der står over den.", "ways");
            }
        }

        var every = book.Limits.EveryWithin.TotalSeconds;
        if (c.Ways[^1].AfterSeconds > every)
        {
            return Refuse("plan-too-late", $"Alle måder skal bruges inden for {every:0} sekunder.", "ways");
        }

        var within = book.Limits.VerifiedWithin.TotalSeconds;
        var verified = c.Ways.Where(planned => usable[planned.Way].Verified).ToImmutableArray();
        if (!verified.IsEmpty && verified[0].AfterSeconds > within)
        {
            return Refuse(
                "plan-verified-too-late",
                within == 0
                    ? "En bekræftet måde skal bruges med det samme."
                    : $"En bekræftet måde skal bruges inden for {within:0} sekunder.",
                "ways"
            );
        }

        return Verdict.Accept(new ContactEvent.PlanSet(c.Person, c.Ways));
    }

    private static Verdict Test(KnownWay way, CommandOrigin origin, NoticeTexts texts) =>
        way.Blocked is not null
            ? Refuse("way-blocked", "Der kan ikke sendes på den måde lige nu.", "wayId")
            : Verdict.Accept(
                Message(
                    MessageId.From(DerivedId.From(origin.CommandId, 'm', 0)),
                    way,
                    MessagePurpose.Notice,
                    texts.Test
                )
            );

    private static Verdict Limits(ContactCommand.SetLimits c) =>
        c.VerifiedWithinSeconds is < 0 or > ContactLimits.HighestSeconds
        || c.EveryWithinSeconds is < 0 or > ContactLimits.HighestSeconds
        || c.VerifiedWithinSeconds > c.EveryWithinSeconds
            ? Refuse(
                "limits-invalid",
                "Skriv hele sekunder fra 0 til 3600; den bekræftede måde kan ikke vente længere end den sidste.",
                "everyWithinSeconds"
            )
            : Verdict.Accept(new ContactEvent.LimitsSet(c.VerifiedWithinSeconds, c.EveryWithinSeconds));

    private static AlertEvent.MessageIntended Message(
        MessageId message,
        KnownWay way,
        MessagePurpose purpose,
        string text
    ) => new(message, null, way.Person, null, way.Kind.Channel(), purpose, FreeText.Of(text), way.Id);

    private static Verdict With(ContactBook book, PersonId person, WayId id, Func<KnownWay, Verdict> decide) =>
        book.Find(person, id) is { } way ? decide(way) : Verdict.Refuse(Unknown);

    private static readonly Refusal Unknown = new("way-unknown", "Den måde findes ikke. Genindlæs siden.", "wayId");

    private static readonly Verdict TooManyCodes = Verdict.Refuse(
        new("codes-too-many", "Der er sendt mange koder. Vent en time, og prøv igen.", "wayId")
    );

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

using System.Collections.Immutable;
using System.Net.Mail;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Contacts;

/// <summary>How one is reached: the signed-in person's own ways, their order, and the proof of each.</summary>
public static class ContactEndpoints
{
    public sealed record AddBody(
        Guid CommandId,
        string? OccurredAt,
        Guid WayId,
        [property: JsonRequired] WayKind Kind,
        string? Address
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record BareBody(Guid CommandId, string? OccurredAt) : CommandBody(CommandId, OccurredAt);

    /// <param name="Confirmed">Needed for the last way: without it nobody can reach the person.</param>
    public sealed record RemovalBody(Guid CommandId, string? OccurredAt, bool Confirmed)
        : CommandBody(CommandId, OccurredAt);

    public sealed record CodeBody(Guid CommandId, string? OccurredAt, string? Code)
        : CommandBody(CommandId, OccurredAt);

    public sealed record PlannedBody(Guid Way, int AfterSeconds);

    public sealed record PlanBody(Guid CommandId, string? OccurredAt, ImmutableArray<PlannedBody>? Ways)
        : CommandBody(CommandId, OccurredAt);

    public sealed record LimitsBody(
        Guid CommandId,
        string? OccurredAt,
        int VerifiedWithinSeconds,
        int EveryWithinSeconds
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="Warning">What the person should know of the address; null when nothing.</param>
    public sealed record Added(Guid CommandId, DateTimeOffset RecordedAt, string? Warning);

    /// <param name="Address">As its owner may see it; null for a device, whose address nobody can read.</param>
    /// <param name="AfterSeconds">Null while it is blocked, and for a last resort.</param>
    /// <param name="LastResort">Not proved, and used only when every proved way has been tried in vain.</param>
    public sealed record WayView(
        Guid Id,
        WayKind Kind,
        string? Label,
        string? Address,
        bool Verified,
        bool CodeSent,
        WayBlock? Blocked,
        int? AfterSeconds,
        bool CanSend,
        bool LastResort,
        LastView? Last
    );

    /// <summary>The newest message on a way.</summary>
    public sealed record LastView(MessagePurpose Purpose, MessageState State, DateTimeOffset At, string? ErrorCode);

    public sealed record LimitsView(int VerifiedWithinSeconds, int EveryWithinSeconds);

    public sealed record ContactView(
        IReadOnlyList<WayView> Ways,
        LimitsView Limits,
        IReadOnlyList<WayKind> Kinds,
        string? PushKey
    );

    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var contact = api.MapGroup("/contact").WithTags("Sådan nås du");

        contact.MapGet("/", View).WithSummary("Sådan nås den, der er logget ind").Produces<ContactView>();
        contact
            .MapPost("/ways", Add)
            .WithSummary("Tilføj et nummer eller en e-mail")
            .WithDescription("Der sendes en kode, som bekræfter, at det er ens eget.")
            .Produces<Added>();
        contact
            .MapPost(
                "/ways/{id:guid}/code",
                (Guid id, BareBody b, CurrentUser user, CommandDesk desk, ContactGate gate, CancellationToken ct) =>
                    gate.MayBeWritten(user.Person, new(id)) is { } refusal
                        ? Task.FromResult(Problems.Of(refusal))
                        : desk.Submit(user, b, new ContactCommand.SendCode(user.Person, new(id)), ct)
            )
            .DescribeCommand("Send en ny kode", "Den forrige kode kan ikke bruges mere.");
        contact
            .MapPost("/ways/{id:guid}/verification", Verify)
            .DescribeCommand("Bekræft med koden", "Koden gælder i 10 minutter og kan prøves 5 gange.");
        contact
            .MapPost(
                "/ways/{id:guid}/removal",
                (
                    Guid id,
                    RemovalBody b,
                    CurrentUser user,
                    CommandDesk desk,
                    ContactDirectory directory,
                    CancellationToken ct
                ) => desk.Submit(user, b, Removal(user.Person, new(id), b.Confirmed, directory), ct)
            )
            .DescribeCommand("Fjern en måde", "Adressen slettes. Er det den sidste, skal det bekræftes.");
        contact
            .MapPost(
                "/ways/{id:guid}/test",
                (Guid id, BareBody b, CurrentUser user, CommandDesk desk, ContactGate gate, CancellationToken ct) =>
                    gate.MayBeTested(user.Person) is { } refusal
                        ? Task.FromResult(Problems.Of(refusal))
                        : desk.Submit(user, b, new ContactCommand.SendTest(user.Person, new(id)), ct)
            )
            .DescribeCommand("Send dig selv en prøve", "En besked på den ene måde.");
        contact
            .MapPost(
                "/plan",
                (PlanBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new ContactCommand.SetPlan(
                            user.Person,
                            [.. (b.Ways ?? []).Select(way => new PlannedWay(new(way.Way), way.AfterSeconds))]
                        ),
                        ct
                    )
            )
            .DescribeCommand("Vælg rækkefølge og ventetid", "Sekunder siden opkaldet til personen begyndte.");
        contact
            .MapPost(
                "/limits",
                (LimitsBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new ContactCommand.SetLimits(b.VerifiedWithinSeconds, b.EveryWithinSeconds),
                        ct
                    )
            )
            .DescribeCommand("Sæt den længste ventetid", "Kun administratorer.");
    }

    internal static ContactCommand.RemoveWay Removal(
        PersonId person,
        WayId way,
        bool confirmed,
        ContactDirectory directory
    ) => new(person, way, WayRemoval.ByPerson, confirmed, HasMobile: directory.MobileOf(person) is not null);

    private static ContactView View(
        CurrentUser user,
        CommandDesk desk,
        ContactDirectory directory,
        IEnumerable<IMessageChannel> channels,
        PushSetup push,
        HubMode mode
    )
    {
        var state = desk.State;
        var usable = state.Contacts.WaysOf(user.Person).ToDictionary(way => way.Id);
        var lastResorts = state.Contacts.LastResortsOf(user.Person).Select(way => way.Id).ToHashSet();
        var open = channels.Select(channel => channel.Channel).ToHashSet();
        var last = Last(state, user.Person);
        return new(
            [
                .. state
                    .Contacts.AllOf(user.Person)
                    .OrderBy(way => usable.TryGetValue(way.Id, out var planned) ? planned.After : TimeSpan.MaxValue)
                    // Blocked ones last.
                    .ThenBy(way => way.Blocked is not null)
                    .Select(way => new WayView(
                        way.Id.Value,
                        way.Kind,
                        way.Label,
                        way.Kind == WayKind.Push ? null : directory.AddressOf(user.Person, way.Id),
                        way.Verified,
                        way.Code is not null,
                        way.Blocked,
                        usable.TryGetValue(way.Id, out var planned) ? (int)planned.After.TotalSeconds : null,
                        open.Contains(way.Kind.Channel()),
                        lastResorts.Contains(way.Id),
                        last.GetValueOrDefault(way.Id)
                    )),
            ],
            new(
                (int)state.Contacts.Limits.VerifiedWithin.TotalSeconds,
                (int)state.Contacts.Limits.EveryWithin.TotalSeconds
            ),
            [.. Enum.GetValues<WayKind>().Where(kind => open.Contains(kind.Channel()))],
            // The demonstration's devices are on its own page; no browser is signed up with a push service for it.
            open.Contains(MessageChannel.Push) && !mode.IsDemo
                ? push.PublicKey
                : null
        );
    }

    private static Dictionary<WayId, LastView> Last(HubState state, PersonId person) =>
        state
            .Alerts.Messages.Values.Where(message => message.Person == person)
            .GroupBy(message => message.Way ?? ContactBook.MobileOf(person))
            .ToDictionary(
                group => group.Key,
                group =>
                    group.MaxBy(message => message.Sequence) is { } newest
                        ? new LastView(newest.Purpose, newest.State, newest.StateAt.ToUniversalTime(), newest.ErrorCode)
                        : throw new InvalidOperationException("A group has no members.")
            );

    private static async Task<IResult> Add(
        AddBody b,
        CurrentUser user,
        CommandDesk desk,
        WayAddresses addresses,
        ContactDirectory directory,
        IEnumerable<IMessageChannel> channels,
        ContactGate gate,
        CancellationToken ct
    )
    {
        if (b.Kind == WayKind.Push)
        {
            return Problems.Of(new("kind-unknown", "En enhed tilmelder sig selv.", "kind"));
        }

        if (Enum.IsDefined(b.Kind) && !channels.Any(channel => channel.Channel == b.Kind.Channel()))
        {
            return Problems.Of(
                new(
                    "kind-not-set-up",
                    b.Kind == WayKind.Email
                        ? "E-mail er ikke sat op her, så den ville aldrig blive brugt. Vælg en anden måde."
                        : "Det er ikke sat op her, så det ville aldrig blive brugt. Vælg en anden måde.",
                    "kind"
                )
            );
        }

        if (Read(b.Kind, b.Address, out var address, out var warning) is { } wrong)
        {
            return Problems.Of(wrong);
        }

        var way = new WayId(b.WayId);
        // Two screens of one person at once must not both find the number new.
        using var turn = await gate.OneAtATime(ct);
        if (
            (Doubled(directory, user.Person, way, b.Kind, address) ?? gate.MayBeAdded(user.Person, address)) is
            { } refusal
        )
        {
            return Problems.Of(refusal);
        }

        var command = new ContactCommand.AddWay(user.Person, way, b.Kind, null);
        if (CommandDesk.Envelope(user, b, command, out var envelope) is { } bad)
        {
            return Problems.Of(bad);
        }

        if (addresses.Find(way) is { } taken && taken != new WayAddress(way, user.Person, b.Kind, address))
        {
            return Problems.Of(new("way-exists", "Den findes allerede.", "wayId"));
        }

        // The directory first: a code must never meet a way without an address.
        addresses.Save(new(way, user.Person, b.Kind, address));
        var outcome = await desk.Submit(envelope!, ct);
        if (outcome is Outcome.Accepted accepted)
        {
            return Results.Ok(new Added(b.CommandId, accepted.RecordedAt, warning));
        }

        if (desk.State.Contacts.Find(way) is null)
        {
            addresses.Erase(way);
        }

        return desk.Answer(envelope!, outcome);
    }

    /// <summary>One number can be written to and called, which is two ways; the same twice is a slip.</summary>
    private static Refusal? Doubled(
        ContactDirectory directory,
        PersonId person,
        WayId way,
        WayKind kind,
        string address
    ) =>
        directory.WayOf(person, kind, address) is { } other && other != way
            ? new(
                "way-doubled",
                kind switch
                {
                    WayKind.Sms => "Du får allerede SMS på det nummer. Skriv et andet.",
                    WayKind.Voice => "Du bliver allerede ringet op på det nummer. Skriv et andet.",
                    _ => "Du har allerede den adresse. Skriv en anden.",
                },
                "address"
            )
            : null;

    private static async Task<IResult> Verify(
        Guid id,
        CodeBody b,
        CurrentUser user,
        CommandDesk desk,
        ContactDirectory directory,
        ContactSecret secret,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var way = desk.State.Contacts.Find(user.Person, new(id));
        if (ContactDecider.CannotTry(way, time.GetUtcNow()) is { } cannot)
        {
            return Problems.Of(cannot);
        }

        // Somebody else may have proved the same number meanwhile.
        if (directory.AddressOf(user.Person, way!.Id) is not { } address || directory.IsAnothers(address, user.Person))
        {
            return Problems.Of(ContactGate.NotUsable);
        }

        var fits = secret.IsCode(way.Code!.Message, b.Code);
        var command = new ContactCommand.EnterCode(user.Person, way.Id, fits, directory.TwinOf(user.Person, way.Id));
        if (CommandDesk.Envelope(user, b, command, out var envelope) is { } bad)
        {
            return Problems.Of(bad);
        }

        var outcome = await desk.Submit(envelope!, ct);
        if (outcome is not Outcome.Accepted accepted || fits)
        {
            return desk.Answer(envelope!, outcome);
        }

        return Problems.Of(CodeWrong(accepted.State.Contacts.Find(user.Person, way.Id)?.Code));
    }

    /// <param name="sent">After the wrong try; null when the code is gone.</param>
    internal static Refusal CodeWrong(SentCode? sent)
    {
        var left = Math.Max(0, ContactDecider.MostTries - (sent?.Tries ?? ContactDecider.MostTries));
        return new(
            "code-wrong",
            left == 0 ? "Koden passer ikke, og den kan ikke prøves flere gange. Bed om en ny."
                : left == 1 ? "Koden passer ikke. Du kan prøve én gang til."
                : $"Koden passer ikke. Du kan prøve {left} gange til.",
            "code"
        );
    }

    private static Refusal? Read(WayKind kind, string? text, out string address, out string? warning)
    {
        warning = null;
        if (kind == WayKind.Email)
        {
            address = (text ?? "").Trim();
            if (CprNumber.IsIn(address))
            {
                return new("cpr-in-email", "Der må ikke stå et CPR-nummer i adressen. Skriv en anden.", "address");
            }

            return address.Length <= 254 && MailAddress.TryCreate(address, out var mail) && mail.Address == address
                ? null
                : new("email-invalid", "Skriv en e-mailadresse, fx navn@kk.dk.", "address");
        }

        if (PhoneNumber.Read(text, out address, out _) is { } refusal)
        {
            return refusal;
        }

        warning = PhoneNumber.WarningOf(address, bySms: kind == WayKind.Sms);
        return null;
    }
}

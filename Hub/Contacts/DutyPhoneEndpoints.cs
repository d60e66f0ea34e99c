using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Roster;
using Beredskab.Hub.State;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Contacts;

/// <summary>The phones that lie with whoever is on duty: which seats they serve, and the proof of each.</summary>
public static class DutyPhoneEndpoints
{
    public sealed record SeatBody(Guid Ledergruppe, Guid Organisation);

    public sealed record RegisterBody(
        Guid CommandId,
        string? OccurredAt,
        Guid PhoneId,
        string? Address,
        ImmutableArray<SeatBody>? Seats,
        int? SmsAfterSeconds,
        int? CallAfterSeconds
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record ChangeBody(
        Guid CommandId,
        string? OccurredAt,
        ImmutableArray<SeatBody>? Seats,
        int? SmsAfterSeconds,
        int? CallAfterSeconds
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="Number">Null for whoever does not manage the roster.</param>
    /// <param name="MayProve">Whether the one who asks may send and enter its code.</param>
    public sealed record PhoneView(
        Guid Id,
        IReadOnlyList<SeatBody> Seats,
        string? Number,
        bool Verified,
        bool CodeSent,
        int? SmsAfterSeconds,
        int? CallAfterSeconds,
        WayBlock? SmsBlocked,
        WayBlock? CallBlocked,
        bool MayProve
    );

    /// <param name="MostSeconds">The longest that a phone may wait.</param>
    public sealed record PhonesView(IReadOnlyList<PhoneView> Phones, bool MayManage, int MostSeconds);

    public static void MapDutyPhones(this IEndpointRouteBuilder api)
    {
        var phones = api.MapGroup("/duty-phones").WithTags("Vagttelefoner");
        phones
            .MapGet("/", View)
            .AddEndpointFilter(RosterReading.AuthoritiesOnly)
            .WithSummary("Vagttelefonerne og deres tilstand")
            .Produces<PhonesView>();
        phones
            .MapPost("/", Register)
            .WithSummary("Opret en vagttelefon")
            .WithDescription("Der sendes en kode til den. Den bruges, når koden er givet.")
            .Produces<ContactEndpoints.Added>();
        phones
            .MapPost(
                "/{id:guid}/change",
                (Guid id, ChangeBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new DutyPhoneCommand.Change(new(id), Seats(b.Seats), b.SmsAfterSeconds, b.CallAfterSeconds),
                        ct
                    )
            )
            .DescribeCommand("Ret en vagttelefon", "Pladserne og ventetiden; nummeret er det samme.");
        phones
            .MapPost("/{id:guid}/code", SendCode)
            .DescribeCommand("Send en ny kode til vagttelefonen", "Den forrige kode kan ikke bruges mere.");
        phones
            .MapPost("/{id:guid}/verification", Verify)
            .DescribeCommand("Bekræft vagttelefonen med koden", "Koden gælder i 10 minutter og kan prøves 5 gange.");
        phones
            .MapPost(
                "/{id:guid}/removal",
                (Guid id, ContactEndpoints.BareBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new DutyPhoneCommand.Remove(new(id)), ct)
            )
            .DescribeCommand("Fjern en vagttelefon", "Nummeret slettes.");
    }

    private static PhonesView View(CurrentUser user, CommandDesk desk, ContactDirectory directory)
    {
        var state = desk.State;
        var manages = RosterReading.Manages(state, user);
        return new(
            [
                .. state
                    .Contacts.Phones.All.Values.OrderBy(phone => phone.Id.Value)
                    .Select(phone => Of(state, user, directory, phone, manages)),
            ],
            manages,
            (int)state.Contacts.Limits.EveryWithin.TotalSeconds
        );
    }

    private static PhoneView Of(
        HubState state,
        CurrentUser user,
        ContactDirectory directory,
        DutyPhone phone,
        bool manages
    ) =>
        new(
            phone.Id.Value,
            [.. phone.Seats.Select(seat => new SeatBody(seat.Ledergruppe.Value, seat.Authority.Value))],
            manages ? directory.NumberOf(phone.Id) : null,
            phone.Verified,
            phone.Code is not null,
            phone.SmsAfterSeconds,
            phone.CallAfterSeconds,
            phone.Blocked.GetValueOrDefault(phone.Id.SmsWay)?.Reason,
            phone.Blocked.GetValueOrDefault(phone.Id.CallWay)?.Reason,
            Permissions.Check(
                state,
                new(
                    Guid.Empty,
                    user.Person,
                    user.Organisation,
                    null,
                    new DutyPhoneCommand.EnterCode(phone.Id, Fits: false)
                )
            )
                is null
        );

    private static async Task<IResult> Register(
        RegisterBody b,
        CurrentUser user,
        CommandDesk desk,
        WayAddresses addresses,
        ContactDirectory directory,
        ContactGate gate,
        CancellationToken ct
    )
    {
        var phone = new DutyPhoneId(b.PhoneId);
        var command = new DutyPhoneCommand.Register(phone, Seats(b.Seats), b.SmsAfterSeconds, b.CallAfterSeconds);
        if (CommandDesk.Envelope(user, b, command, out var envelope) is { } bad)
        {
            return Problems.Of(bad);
        }

        // Before anything is said of the number: whose it is, is not for everybody.
        if (Permissions.Check(desk.State, envelope!) is { } notAllowed)
        {
            return Problems.Of(notAllowed);
        }

        if (PhoneNumber.Read(b.Address, out var number, out _) is { } wrong)
        {
            return Problems.Of(wrong);
        }

        if (NotShared(directory, number, phone) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var address = new WayAddress(phone.SmsWay, PersonId.System, WayKind.Sms, number);
        if (addresses.Find(phone.SmsWay) is { } taken && taken != address)
        {
            return Problems.Of(new("phone-exists", "Den findes allerede.", "phoneId"));
        }

        if (desk.State.Contacts.Phones.Find(phone) is null && gate.IsTooOften(number) is { } often)
        {
            return Problems.Of(often);
        }

        // The directory first: a code must never meet a phone without a number.
        addresses.Save(address);
        var outcome = await desk.Submit(envelope!, ct);
        if (outcome is Outcome.Accepted accepted)
        {
            return Results.Ok(
                new ContactEndpoints.Added(
                    b.CommandId,
                    accepted.RecordedAt,
                    PhoneNumber.WarningOf(number, bySms: b.SmsAfterSeconds is not null)
                )
            );
        }

        if (desk.State.Contacts.Phones.Find(phone) is null)
        {
            addresses.Erase(phone.SmsWay);
        }

        return desk.Answer(envelope!, outcome);
    }

    private static Task<IResult> SendCode(
        Guid id,
        ContactEndpoints.BareBody b,
        CurrentUser user,
        CommandDesk desk,
        ContactDirectory directory,
        ContactGate gate,
        CancellationToken ct
    ) =>
        directory.NumberOf(new(id)) is { } number && gate.IsTooOften(number) is { } often
            ? Task.FromResult(Problems.Of(often))
            : desk.Submit(user, b, new DutyPhoneCommand.SendCode(new(id)), ct);

    private static async Task<IResult> Verify(
        Guid id,
        ContactEndpoints.CodeBody b,
        CurrentUser user,
        CommandDesk desk,
        ContactDirectory directory,
        ContactSecret secret,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var phone = desk.State.Contacts.Phones.Find(new(id));
        if (DutyPhoneDecider.CannotTry(phone, time.GetUtcNow()) is { } cannot)
        {
            return Problems.Of(cannot);
        }

        // Somebody may have got the number as their own meanwhile.
        if (directory.NumberOf(phone!.Id) is not { } number || NotShared(directory, number, phone.Id) is not null)
        {
            return Problems.Of(ContactGate.NotUsable);
        }

        var fits = secret.IsCode(phone.Code!.Message, b.Code);
        if (CommandDesk.Envelope(user, b, new DutyPhoneCommand.EnterCode(phone.Id, fits), out var envelope) is { } bad)
        {
            return Problems.Of(bad);
        }

        var outcome = await desk.Submit(envelope!, ct);
        return outcome is Outcome.Accepted accepted && !fits
            ? Problems.Of(ContactEndpoints.CodeWrong(accepted.State.Contacts.Phones.Find(phone.Id)?.Code))
            : desk.Answer(envelope!, outcome);
    }

    /// <returns>Null when the number can be that of a shared phone.</returns>
    private static Refusal? NotShared(ContactDirectory directory, string number, DutyPhoneId phone) =>
        directory.IsPersonal(number)
            ? new(
                "number-is-personal",
                "Nummeret er en persons eget. Vagttelefonen skal have sit eget nummer, ellers kan ingen se, hvem der svarer.",
                "address"
            )
        : directory.IsDutyPhone(number, phone)
            ? new(
                "number-is-duty-phone",
                "Nummeret er allerede en vagttelefon. Vælg den i listen, så gælder den også her.",
                "address"
            )
        : null;

    private static ImmutableArray<SeatId> Seats(ImmutableArray<SeatBody>? seats) =>
        [.. (seats ?? []).Select(seat => new SeatId(new(seat.Ledergruppe), new(seat.Organisation)))];
}

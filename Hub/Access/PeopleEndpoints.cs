using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Access;

/// <summary>The people of the beredskab: membership in the journal, names and numbers in the directory.</summary>
public static class PeopleEndpoints
{
    public sealed record NewPersonBody(
        Guid CommandId,
        string? OccurredAt,
        Guid PersonId,
        string? Name,
        Guid OrganisationId,
        ImmutableArray<Role>? Roles,
        string? Mobile,
        string? UserName,
        string? Password
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="CommandId">Comes back in the answer, as with every command; it may be repeated as it is.</param>
    public sealed record ContactBody(string? Name, string? Mobile, Guid? CommandId = null);

    public sealed record AccountBody(string? UserName, string? Password);

    public sealed record RolesBody(Guid CommandId, string? OccurredAt, Guid OrganisationId, ImmutableArray<Role>? Roles)
        : CommandBody(CommandId, OccurredAt);

    public sealed record RemovalBody(Guid CommandId, string? OccurredAt, Guid OrganisationId)
        : CommandBody(CommandId, OccurredAt);

    public sealed record DirectoryPerson(
        Guid Id,
        string Name,
        string? Mobile,
        string? UserName,
        Guid? Organisation,
        ImmutableArray<Role> Roles
    );

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("Personer").AddEndpointFilter(AdministratorsOnly);

        people
            .MapGet(
                "/",
                (PeopleDirectory directory, CommandDesk desk) =>
                    directory
                        .People.Values.OrderBy(person => person.Name, Danish.Order)
                        .Select(person => View(person, desk.State))
            )
            .WithSummary("Alle personer, med nummer og brugernavn");
        people.MapPost("/", Create).DescribeCommand("Opret en person", "Navn og nummer står kun i kartoteket.");
        people.MapPost("/{id:guid}/contact", ChangeContact).WithSummary("Ret navn og nummer").Produces<Accepted>();
        people
            .MapPost("/{id:guid}/account", ChangeAccount)
            .WithSummary("Giv brugernavn og adgangskode")
            .Produces<DirectoryPerson>();
        people
            .MapPost(
                "/{id:guid}/roles",
                (Guid id, RolesBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new OrganisationCommand.AdmitMember(new(b.OrganisationId), new(id), b.Roles ?? []),
                        ct
                    )
            )
            .DescribeCommand("Ret roller", "Gælder fra næste kommando.");
        people
            .MapPost(
                "/{id:guid}/removal",
                (Guid id, RemovalBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new OrganisationCommand.RemoveMember(new(b.OrganisationId), new(id)), ct)
            )
            .DescribeCommand("Meld en person ud", "Personen mister adgangen med det samme.");
    }

    private static async Task<IResult> Create(
        NewPersonBody b,
        CurrentUser user,
        CommandDesk desk,
        PeopleDirectory directory,
        ContactDirectory contacts,
        SignIn signIn,
        CancellationToken ct
    )
    {
        var id = new PersonId(b.PersonId);
        if (b.PersonId == Guid.Empty || id == PersonId.System)
        {
            return Problems.Of(new("id-missing", "Personen mangler et id.", "personId"));
        }

        var refusal =
            CheckContact(directory, contacts, id, b.Name, b.Mobile, out var mobile)
            ?? (string.IsNullOrWhiteSpace(b.UserName) ? null : CheckAccount(directory, id, b.UserName, b.Password));
        if (refusal is not null)
        {
            return Problems.Of(refusal);
        }

        var before = directory.Find(id);
        var command = new OrganisationCommand.AdmitMember(
            new(b.OrganisationId),
            id,
            b.Roles ?? [],
            HasNumber: (before is null ? mobile : before.Mobile) is not null
        );
        if (CommandDesk.Envelope(user, b, command, out var envelope) is { } bad)
        {
            return Problems.Of(bad);
        }

        if (before is not null && desk.State.Organisations.Of(id) is null)
        {
            return Problems.Of(new("person-exists", "Personen findes allerede. Ret den i listen.", "personId"));
        }

        // The directory first: an alert must never meet a person without a number.
        if (
            before is null
            && !directory.Save(
                new(
                    id,
                    b.Name!.Trim(),
                    mobile,
                    string.IsNullOrWhiteSpace(b.UserName) ? null : b.UserName.Trim(),
                    string.IsNullOrWhiteSpace(b.UserName) ? null : signIn.Hash(b.Password!),
                    0,
                    null,
                    null
                )
            )
        )
        {
            return Problems.Of(MobileTaken with { Text = "En anden person har allerede det nummer eller brugernavn." });
        }

        var outcome = await desk.Submit(envelope!, ct);
        if (before is null && outcome is not Outcome.Accepted)
        {
            directory.Remove(id);
        }

        return desk.Answer(envelope!, outcome);
    }

    private static async Task<IResult> ChangeContact(
        Guid id,
        ContactBody b,
        CurrentUser user,
        CommandDesk desk,
        PeopleDirectory directory,
        ContactDirectory contacts,
        TimeProvider time,
        CancellationToken ct
    )
    {
        if (directory.Find(new(id)) is not { } person)
        {
            return UnknownPerson;
        }

        if (CheckContact(directory, contacts, person.Id, b.Name, b.Mobile, out var mobile) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var doubled =
            mobile is not null
            && contacts.WayOf(person.Id, WayKind.Sms, mobile) is { } way
            && way != ContactBook.MobileOf(person.Id)
                ? way
                : (WayId?)null;
        if (directory.Change(person.Id, present => present with { Name = b.Name!.Trim(), Mobile = mobile }) is null)
        {
            return Problems.Of(MobileTaken);
        }

        if (
            person.Mobile != mobile
            // Whoever was admitted without one before the journal said so.
            || (mobile is null && desk.State.Contacts.Find(person.Id, ContactBook.MobileOf(person.Id)) is not null)
        )
        {
            // What was proved, or blocked, was the old number.
            await desk.Submit(
                new(
                    Guid.CreateVersion7(),
                    user.Person,
                    user.Organisation,
                    null,
                    new ContactCommand.ReplaceMobile(person.Id, mobile is not null, doubled)
                ),
                ct
            );
        }

        // As every command is answered: what the dashboard sends has one way there and back.
        return Results.Ok(new Accepted(b.CommandId ?? Guid.Empty, null, time.GetUtcNow()));
    }

    private static IResult ChangeAccount(
        Guid id,
        AccountBody b,
        CommandDesk desk,
        PeopleDirectory directory,
        SignIn signIn,
        LiveConnections connections
    )
    {
        if (directory.Find(new(id)) is not { } person)
        {
            return UnknownPerson;
        }

        if (CheckAccount(directory, person.Id, b.UserName, b.Password) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var hash = signIn.Hash(b.Password!);
        var changed = directory.Change(
            person.Id,
            present =>
                present with
                {
                    UserName = b.UserName!.Trim(),
                    PasswordHash = hash,
                    FailedAttempts = 0,
                    LockedUntil = null,
                }
        );
        if (changed is null)
        {
            return Problems.Of(UserNameTaken);
        }

        // Sessions that began with the old password end.
        connections.Close(person.Id);
        return Results.Ok(View(changed, desk.State));
    }

    private static Refusal? CheckContact(
        PeopleDirectory directory,
        ContactDirectory contacts,
        PersonId id,
        string? name,
        string? text,
        out string? mobile
    )
    {
        mobile = null;
        if (
            NameText.Check(name, 120, new("name-invalid", "Skriv personens navn, højst 120 tegn.", "name"), out _) is
            { } badName
        )
        {
            return badName;
        }

        if (MobileNumber.Read(text, out mobile) is { } refusal)
        {
            return refusal;
        }

        return mobile is null ? null
            // As an administrator wrote it, or as the person proved it.
            : contacts.WhoHas(mobile) is { } other && other != id ? MobileTaken
            : contacts.IsDutyPhone(mobile)
                ? new("mobile-is-duty-phone", "Nummeret er en vagttelefon. Skriv personens eget nummer.", "mobile")
            : null;
    }

    private static Refusal? CheckAccount(PeopleDirectory directory, PersonId id, string? userName, string? password)
    {
        if (string.IsNullOrWhiteSpace(userName) || userName.Trim().Length > 80)
        {
            return new("user-name-invalid", "Vælg et brugernavn, højst 80 tegn.", "userName");
        }

        if (CprNumber.IsIn(userName))
        {
            return new("cpr-in-user-name", "Et brugernavn må ikke være et CPR-nummer. Vælg et andet.", "userName");
        }

        return directory.FindByUserName(userName) is { } other && other.Id != id
            ? UserNameTaken
            : SignIn.CheckNewPassword(password);
    }

    private static async ValueTask<object?> AdministratorsOnly(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<CommandDesk>();
        return
            CurrentUser.Of(context.HttpContext.User) is { } user
            && desk.State.Organisations.RolesOf(user.Organisation, user.Person).Contains(Role.Administrator)
            ? await next(context)
            : Problems.Of(new("not-allowed", "Kun administratorer kan se og rette personer."));
    }

    private static DirectoryPerson View(Person person, HubState state)
    {
        var organisation = state.Organisations.Of(person.Id);
        return new(
            person.Id.Value,
            person.Name,
            person.Mobile,
            person.UserName,
            organisation?.Id.Value,
            organisation is null ? [] : state.Organisations.RolesOf(organisation.Id, person.Id)
        );
    }

    private static readonly Refusal MobileTaken = new(
        "mobile-taken",
        "En anden person har allerede det nummer.",
        "mobile"
    );

    private static readonly Refusal UserNameTaken = new(
        "user-name-taken",
        "Brugernavnet er optaget. Vælg et andet.",
        "userName"
    );

    private static IResult UnknownPerson { get; } =
        Problems.Of(StatusCodes.Status404NotFound, "person-unknown", "Findes ikke", "Personen findes ikke.");
}

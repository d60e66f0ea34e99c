using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Roster;
using Beredskab.Hub.State;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Contacts;

/// <summary>Who cannot be reached as they should, for those who can do something about it. Without addresses.</summary>
public static class ReachEndpoints
{
    /// <param name="Person">Null for a shared phone.</param>
    /// <param name="Phone">The shared phone; null for a person's own.</param>
    /// <param name="Kind">Null when the person has no phone at all.</param>
    /// <param name="Label">What the person calls the device.</param>
    /// <param name="Reason">
    /// <c>opted-out</c>, <c>invalid-number</c>, <c>device-gone</c>, <c>no-phone</c> or <c>unverified</c>.
    /// </param>
    /// <param name="Since">When it was noticed; null for what was never otherwise.</param>
    /// <param name="OtherWays">Whether the person can be reached in another way meanwhile.</param>
    public sealed record TroubleView(
        Guid? Person,
        Guid? Phone,
        WayKind? Kind,
        string? Label,
        string Reason,
        DateTimeOffset? Since,
        bool OtherWays
    );

    /// <param name="MaySetLimits">Administrators may.</param>
    public sealed record ReachView(
        IReadOnlyList<TroubleView> Troubles,
        ContactEndpoints.LimitsView Limits,
        int HighestSeconds,
        bool MaySetLimits
    );

    public static void MapReach(this IEndpointRouteBuilder api) =>
        api.MapGet("/reach", View)
            .WithTags("Sådan nås du")
            .WithSummary("Hvem der ikke kan nås, som de skal, og den længste ventetid")
            .Produces<ReachView>();

    private static IResult View(CurrentUser user, CommandDesk desk, PeopleDirectory people, ContactDirectory directory)
    {
        var state = desk.State;
        if (!state.Organisations.IsAuthority(user.Organisation) || !RosterReading.Manages(state, user))
        {
            return Problems.Of(new("not-allowed", "Det er for administratorer og Sekretariatet."));
        }

        var limits = state.Contacts.Limits;
        return Results.Ok(
            new ReachView(
                [
                    .. state.Contacts.Phones.All.Values.OrderBy(phone => phone.Id.Value).SelectMany(Of),
                    .. state
                        .Organisations.Organisations.Values.SelectMany(organisation => organisation.Members.Keys)
                        .Distinct()
                        .Select(people.Find)
                        .OfType<Person>()
                        .OrderBy(person => person.Name, Danish.Order)
                        .SelectMany(person => Of(state, directory, person.Id)),
                ],
                new((int)limits.VerifiedWithin.TotalSeconds, (int)limits.EveryWithin.TotalSeconds),
                ContactLimits.HighestSeconds,
                state.Organisations.RolesOf(user.Organisation, user.Person).Contains(Role.Administrator)
            )
        );
    }

    private static IEnumerable<TroubleView> Of(DutyPhone phone)
    {
        foreach (var (way, blocked) in phone.Blocked)
        {
            yield return new(
                null,
                phone.Id.Value,
                way == phone.Id.SmsWay ? WayKind.Sms : WayKind.Voice,
                null,
                Word(blocked.Reason),
                blocked.Since.ToUniversalTime(),
                true
            );
        }

        if (!phone.Verified)
        {
            yield return new(null, phone.Id.Value, phone.CodeKind, null, "unverified", null, true);
        }
    }

    private static IEnumerable<TroubleView> Of(HubState state, ContactDirectory directory, PersonId person)
    {
        var alone = !state
            .Contacts.WaysOf(person)
            .Concat(state.Contacts.LastResortsOf(person))
            .Any(way => directory.AddressOf(person, way.Id) is not null);
        foreach (var way in state.Contacts.AllOf(person).Where(way => way.Blocked is not null))
        {
            yield return new(
                person.Value,
                null,
                way.Kind,
                way.Label,
                Word(way.Blocked!.Value),
                way.BlockedAt?.ToUniversalTime(),
                !alone
            );
        }

        foreach (var device in state.Contacts.ExpiredOf(person))
        {
            yield return new(
                person.Value,
                null,
                WayKind.Push,
                device.Label,
                "device-gone",
                device.At.ToUniversalTime(),
                !alone
            );
        }

        var proof = directory.PhoneOf(person);
        if (proof == PhoneProof.None)
        {
            // The last that could be used was blocked then; without one there never was any.
            var since = state
                .Contacts.AllOf(person)
                .Where(way =>
                    way.Kind is WayKind.Sms or WayKind.Voice && directory.AddressOf(person, way.Id) is not null
                )
                .Max(way => way.BlockedAt);
            yield return new(person.Value, null, null, null, "no-phone", since?.ToUniversalTime(), !alone);
        }
        else if (proof == PhoneProof.Unverified)
        {
            yield return new(person.Value, null, WayKind.Sms, null, "unverified", null, !alone);
        }
    }

    private static string Word(WayBlock reason) =>
        reason switch
        {
            WayBlock.OptedOut => "opted-out",
            WayBlock.InvalidNumber => "invalid-number",
        };
}

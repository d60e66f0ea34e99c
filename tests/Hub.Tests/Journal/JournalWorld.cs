using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>An authority, a leader of it, and incidents to write on; the same in every test.</summary>
public static class JournalWorld
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    public static readonly OrganisationId Authority = new(new("0190a000-0000-7000-8000-0000000000a1"));
    public static readonly PersonId Leader = new(new("0190a000-0000-7000-8000-0000000000b1"));
    public static readonly PersonId Other = new(new("0190a000-0000-7000-8000-0000000000b2"));

    public static HubDecider Decider { get; } = Bundling(TimeSpan.Zero);

    public static HubDecider Bundling(TimeSpan window) =>
        new(AreaKind.Bydel)
        {
            Locate = static (_, _) => new([new("bydel:noerrebro")], [], 500, "Blågårds Plads"),
            BundleWindow = window,
        };

    /// <summary>Commands that make the organisation and its leader.</summary>
    public static IEnumerable<CommandEnvelope> Founding()
    {
        yield return System(
            new OrganisationCommand.Register(Authority, "Socialforvaltningen", "SOF", OrganisationKind.Authority)
        );
        yield return System(new OrganisationCommand.AdmitMember(Authority, Leader, [Role.Leader]));
        yield return System(new OrganisationCommand.AdmitMember(Authority, Other, [Role.Leader]));
    }

    public static CommandEnvelope System(DomainCommand command) =>
        new(NewId(), PersonId.System, OrganisationId.System, null, command);

    public static CommandEnvelope By(DomainCommand command) => new(NewId(), Leader, Authority, null, command);

    public static IncidentCommand.Report Report(IncidentId incident, string what = "Stenkast mod bus") =>
        new(
            incident,
            IncidentType.Stenkast,
            ActivationLevel.Stabsberedskab,
            IncidentScope.Lokal,
            new Coordinates(12.5539, 55.6872),
            what,
            "Blågårds Plads",
            "Roligt nu",
            "Politi på stedet"
        );

    public static CommandEnvelope Note(IncidentId incident, string text) =>
        By(new IncidentCommand.WriteNote(incident, text));

    public static JournalCommand.Erase Erase(long sequence, ErasableEntry? entry) =>
        new(sequence, entry, ErasureReason.PersonalData, "Der stod et navn.");

    public static IncidentId NewIncident() => new(NewId());

    public static Guid NewId() => Guid.CreateVersion7();
}

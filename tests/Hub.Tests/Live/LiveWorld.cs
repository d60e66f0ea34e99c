using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Tests.Live;

/// <summary>Two authorities, two partners, and the commits that commands on them make; no writer, no clock.</summary>
internal sealed class LiveWorld
{
    public static readonly OrganisationId Police = OrganisationId.From(new("0192f000-0000-7000-8000-000000000001"));
    public static readonly OrganisationId Club = OrganisationId.From(new("0192f000-0000-7000-8000-000000000002"));
    public static readonly OrganisationId Housing = OrganisationId.From(new("0192f000-0000-7000-8000-000000000003"));
    public static readonly OrganisationId School = OrganisationId.From(new("0192f000-0000-7000-8000-000000000004"));

    private static readonly AreaId Valby = new("bydel:valby");

    private readonly HubDecider decider = new(AreaKind.Bydel) { Locate = static (_, _) => new([Valby], [], 900, null) };

    private readonly Dictionary<string, long> heads = new(StringComparer.Ordinal);
    private DateTimeOffset now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private long sequence;
    private int ids;

    public LiveWorld()
    {
        foreach (
            var (organisation, name, kind) in new[]
            {
                (Police, "Politi", OrganisationKind.Authority),
                (Club, "Klub", OrganisationKind.SelfGoverning),
                (Housing, "Bolig", OrganisationKind.OtherPartner),
                (School, "Skole", OrganisationKind.OtherPartner),
            }
        )
        {
            Give(
                PersonId.System,
                OrganisationId.System,
                new OrganisationCommand.Register(organisation, name, name, kind)
            );
            var role = kind == OrganisationKind.OtherPartner ? Role.Contributor : Role.Leader;
            Give(
                PersonId.System,
                OrganisationId.System,
                new OrganisationCommand.AdmitMember(organisation, MemberOf(organisation), [role])
            );
        }

        Commits.Clear();
    }

    public static Changes Changes { get; } = new(new IncidentViews(_ => "Valby"));

    public HubState State { get; private set; } = HubState.Empty;

    public List<Commit> Commits { get; } = [];

    public DateTimeOffset Now => now;

    public static PersonId MemberOf(OrganisationId organisation) =>
        PersonId.From(DerivedId.From(organisation.Value, 'p', 1));

    public IncidentId Report(OrganisationId by)
    {
        var incident = IncidentId.From(Guid.CreateVersion7(now.AddTicks(++ids)));
        Give(
            MemberOf(by),
            by,
            new IncidentCommand.Report(
                incident,
                IncidentType.Brand,
                ActivationLevel.Informationsberedskab,
                IncidentScope.Lokal,
                new Coordinates(12.5, 55.66),
                "Brand i en container",
                null,
                null,
                null
            )
        );
        return incident;
    }

    /// <returns>What it wrote; null when it was refused or changed nothing.</returns>
    public Commit? Give(OrganisationId by, DomainCommand command) => Give(MemberOf(by), by, command);

    public Commit? Give(PersonId actor, OrganisationId organisation, DomainCommand command)
    {
        now = now.AddSeconds(1);
        var envelope = new CommandEnvelope(Guid.CreateVersion7(now), actor, organisation, null, command);
        if (decider.Decide(State, envelope, now) is not Verdict.Accepted { Events.IsEmpty: false } accepted)
        {
            return null;
        }

        var before = State;
        var recorded = accepted
            .Events.Select(@event =>
            {
                var entry = EntryId.From(DerivedId.From(envelope.Id, 'e', (int)sequence));
                var origin = new EventOrigin(++sequence, entry, actor, organisation, now, now);
                State = State.Apply(@event, origin);
                return new RecordedEvent(@event, origin);
            })
            .ToImmutableArray();
        var numbers = Audiences
            .Of(before, State, recorded)
            .ToImmutableSortedDictionary(
                audience => audience,
                audience => heads[audience] = heads.GetValueOrDefault(audience) + 1,
                StringComparer.Ordinal
            );
        var commit = new Commit(before, State, recorded, numbers);
        Commits.Add(commit);
        return commit;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;

namespace Beredskab.Benchmarks.Live;

/// <summary>One authority, one incident, and notes on it; commits as the journal would make them, without a disk.</summary>
internal sealed class BenchmarkTown
{
    /// <summary>Of a change on the wire, in bytes, frame header aside.</summary>
    public const int ChangeBytes = 600;

    private static readonly PersonId Person = PersonId.From(Guid.CreateVersion7());
    private static readonly OrganisationId Organisation = OrganisationId.From(Guid.CreateVersion7());
    private static readonly IncidentId Incident = IncidentId.From(Guid.CreateVersion7());

    private HubState state = HubState.Empty;
    private long sequence;
    private long number;
    private readonly int padding;

    public BenchmarkTown()
    {
        Apply(new OrganisationEvent.Registered(Organisation, "Politi", "Politi", OrganisationKind.Authority));
        Apply(new OrganisationEvent.MemberAdmitted(Organisation, Person, [Role.Leader]));
        var nothing = FreeText.Of("");
        Apply(
            new IncidentEvent.Reported(
                Incident,
                1,
                IncidentType.Sammenstoed,
                ActivationLevel.Stabsberedskab,
                IncidentScope.Lokal,
                null,
                new(FreeText.Of("To grupper råber ad hinanden"), nothing, nothing, nothing)
            )
        );
        var views = new IncidentViews(area => area.Value);
        var change = new Changes(views).Of(Note(0), Audiences.Authorities);
        var message = LiveJson.Write(
            new
            {
                Type = 1,
                Target = LiveChange.Method,
                Arguments = new[] { new BareChange(Audiences.Authorities, 1, TimeProvider.System.GetUtcNow(), change) },
            }
        );
        padding = ChangeBytes - message.Utf8.Length - 1;
    }

    public static string ReaderId => $"{Person}:{Organisation}";

    public string Reader => ReaderId;

    public LiveBeginning Beginning() =>
        new(
            "benchmark",
            state,
            sequence,
            ImmutableSortedDictionary<string, long>.Empty.Add(Audiences.Authorities, number)
        );

    /// <param name="due">The timestamp that the clients count the delay from; stands in the text as <c>t=…;</c>.</param>
    public Commit Note(long due)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"t={due:D19};")
            .PadRight(22 + Math.Max(0, padding), 'x');
        var before = state;
        var recorded = Apply(new IncidentEvent.NoteWritten(Incident, FreeText.Of(text)));
        return new(
            before,
            state,
            [recorded],
            ImmutableSortedDictionary<string, long>.Empty.Add(Audiences.Authorities, ++number)
        );
    }

    private RecordedEvent Apply(DomainEvent @event)
    {
        var now = TimeProvider.System.GetUtcNow();
        var entry = EntryId.From(Guid.CreateVersion7());
        var origin = new EventOrigin(++sequence, entry, Person, Organisation, now, now);
        state = state.Apply(@event, origin);
        return new(@event, origin);
    }
}

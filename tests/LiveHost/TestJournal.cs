using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;

namespace Beredskab.LiveHost;

/// <summary>Who acts, as the test knows them.</summary>
internal sealed record TestPerson(Guid Person, Guid Organisation);

/// <summary>The journal under the stream: the product's writer, with an epoch for each start.</summary>
internal sealed class TestJournal(JournalWriter writer)
{
    public async Task<Dictionary<string, TestPerson>> Seed()
    {
        var people = new Dictionary<string, TestPerson>(StringComparer.Ordinal);
        foreach (
            var (name, kind, role, members) in new[]
            {
                ("politi", OrganisationKind.Authority, Role.Leader, 40),
                ("klub", OrganisationKind.SelfGoverning, Role.Leader, 1),
                ("bolig", OrganisationKind.OtherPartner, Role.Contributor, 2),
                ("skole", OrganisationKind.OtherPartner, Role.Contributor, 1),
            }
        )
        {
            var organisation = OrganisationId.From(Guid.CreateVersion7());
            await Run(new OrganisationCommand.Register(organisation, name, name, kind));
            for (var member = 1; member <= members; member++)
            {
                var person = PersonId.From(Guid.CreateVersion7());
                await Run(new OrganisationCommand.AdmitMember(organisation, person, [role]));
                people.Add($"{name}{member}", new(person.Value, organisation.Value));
            }
        }

        return people;
    }

    public Task<Outcome> Run(DomainCommand command, TestPerson? by = null) =>
        writer.Submit(
            new(
                Guid.CreateVersion7(),
                by is null ? PersonId.System : PersonId.From(by.Person),
                by is null ? OrganisationId.System : OrganisationId.From(by.Organisation),
                OccurredAt: null,
                command
            ),
            CancellationToken.None
        );
}

/// <summary>A town of one quarter, so that a test needs no map.</summary>
internal static class TestGround
{
    private static readonly AreaId Quarter = new("bydel:noerrebro");

    public static string AreaName(AreaId area) => area == Quarter ? "Nørrebro" : area.Value;

    public static HubDecider Decider { get; } =
        new(AreaKind.Bydel) { Locate = static (_, _) => new([Quarter], [], 500, null) };
}

internal static class TestJournalSetup
{
    /// <summary>Set by a test; the stream says it on every screen.</summary>
    public static bool ChainBroken { get; set; }

    /// <summary>Part of the epoch: after an erasure the picture begins anew.</summary>
    public static int Erasures { get; set; }

    /// <summary>The product's own journal, in a folder that is thrown away: each start is another epoch.</summary>
    public static WebApplicationBuilder AddTestJournal(this WebApplicationBuilder builder)
    {
        var folder = Directory.CreateTempSubdirectory("beredskab-live-").FullName;
        builder.Configuration["Storage:Folder"] = folder;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(TestGround.Decider);
        builder.Services.AddSqliteJournal();
        builder.Services.AddSingleton<TestJournal>();
        builder.Services.AddSingleton(provider =>
        {
            var source = LiveSource.Of(
                provider.GetRequiredService<JournalWriter>,
                provider.GetRequiredService<JournalHealth>()
            );
            return new LiveSource(
                () =>
                {
                    var beginning = source.Begin();
                    return beginning with { Epoch = $"{beginning.Epoch}/{Erasures}" };
                },
                () => ChainBroken
            );
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return builder;
    }
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Scenarios.Town;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Unrest;

/// <param name="Organisation">Whose people it meets; null for everybody.</param>
internal sealed record OutageTime(DateTimeOffset From, DateTimeOffset To, Outage Outage, OrganisationId? Organisation);

/// <summary>Twice a night the provider is down, and networks are: for one authority at a time, and once for the whole town.</summary>
internal static class Outages
{
    public static ImmutableArray<OutageTime> Of(NightPlan plan, Dice dice)
    {
        var outages = ImmutableArray.CreateBuilder<OutageTime>();
        Add(Outage.Provider, null, 6);
        Add(Outage.Provider, null, 3);
        Add(Outage.Network, null, 20);
        foreach (var authority in People.Authorities)
        {
            Add(Outage.Network, authority, 25);
        }

        return outages.ToImmutable();

        void Add(Outage outage, OrganisationId? organisation, double minutes)
        {
            var from = plan.From + (plan.Length * (0.25 + (0.5 * dice.Next())));
            outages.Add(new(from, from.AddMinutes(minutes), outage, organisation));
        }
    }

    public static Outage Of(ImmutableArray<OutageTime> outages, OrganisationId? organisation, DateTimeOffset now)
    {
        foreach (var one in outages)
        {
            if (one.From <= now && now < one.To && (one.Organisation is null || one.Organisation == organisation))
            {
                return one.Outage;
            }
        }

        return Outage.None;
    }
}

using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Tests.Alerts.Properties;

/// <summary>What happens; incidents are those of the history so far, by number, and what is not there is left out.</summary>
internal abstract record Step
{
    public sealed record Report(Location? Place, IncidentType Type) : Step;

    public sealed record Move(int Incident, Location? Place) : Step;

    public sealed record Level(int Incident, ActivationLevel To) : Step;

    public sealed record StandDown(int Incident) : Step;

    public sealed record Merge(int Duplicate, int Main) : Step;

    /// <param name="Which">Of the person's open codes; -1 for an answer without a code.</param>
    public sealed record Sms(int Person, bool Coming, int Which) : Step;

    public sealed record Wait(int Minutes) : Step;

    /// <summary>The person's next text fails for good.</summary>
    public sealed record Lose(int Person) : Step;
}

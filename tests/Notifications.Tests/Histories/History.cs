using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>A town, and all that happens in it; small numbers only, so that a counterexample can be read.</summary>
internal sealed record History(Town Town, ImmutableArray<Happening> Happenings)
{
    public override string ToString() =>
        $"{Town}\n{string.Join('\n', Happenings.Select((one, i) => $"  {i + 1, 2}. {one}"))}";
}

/// <param name="Seats">Each ledergruppe that has one is established; their authorities are those that it requires.</param>
/// <param name="Phones">People who are not named have one mobile number, on which nothing is ever confirmed or lost.</param>
/// <param name="Office">Who is alerted when nobody else can be; never empty.</param>
/// <param name="BundleSeconds">How long an alert waits for others; 0 for not at all.</param>
internal sealed record Town(
    ImmutableArray<SeatPlan> Seats,
    ImmutableArray<ShiftPlan> Shifts,
    ImmutableArray<AwayPlan> Absences,
    ImmutableArray<PhonePlan> Phones,
    AlertPolicy Policy,
    ImmutableArray<int> Office,
    ImmutableArray<int> Chefs,
    ImmutableArray<int> Directors,
    int BundleSeconds
)
{
    public override string ToString() =>
        $"""

            seats: {string.Join("; ", Seats)}
            shifts: {string.Join("; ", Shifts)}
            away: {string.Join("; ", Absences)}
            phones: {string.Join("; ", Phones)}
            office {Words.People(Office)}, chefs {Words.People(Chefs)}, directors {Words.People(
                Directors
            )}, bundle {BundleSeconds} s
            {Words.Of(Policy)}
            """;
}

/// <param name="Group">0 to 2 lead a bydel, 3 is the Sekretariat.</param>
/// <param name="Authority">0 to 3.</param>
internal sealed record SeatPlan(int Group, int Authority, ImmutableArray<int> Members, ImmutableArray<int> Deputies)
{
    public override string ToString() =>
        $"{Words.Seat(Group, Authority)} {Words.People(Members)} deputies {Words.People(Deputies)}";
}

/// <param name="From">Minutes since the beginning; may be negative.</param>
internal sealed record ShiftPlan(int Group, int Authority, int Person, int From, int To)
{
    public override string ToString() => $"{Words.Seat(Group, Authority)} p{Person} {From}-{To} min";
}

/// <param name="From">Minutes since the beginning.</param>
internal sealed record AwayPlan(int Person, int From, int To)
{
    public override string ToString() => $"p{Person} {From}-{To} min";
}

/// <summary>A person's ways and how each behaves.</summary>
/// <param name="Mobile">Null when the person has no SMS.</param>
internal sealed record PhonePlan(int Person, Network? Mobile, ImmutableArray<WayPlan> Ways)
{
    public override string ToString() =>
        $"p{Person} sms {Mobile?.ToString() ?? "none"} {string.Join(' ', Ways)}".TrimEnd();
}

internal sealed record WayPlan(WayKind Kind, int AfterSeconds, Network Network)
{
    public override string ToString() => $"{Kind} after {AfterSeconds} s {Network}";
}

/// <summary>What becomes of every message on a way.</summary>
internal enum Network
{
    /// <summary>It is never handed over.</summary>
    Idle,

    Delivers,

    /// <summary>Taken, and never heard of again.</summary>
    Silent,

    /// <summary>Taken, then not delivered, for a reason that may pass.</summary>
    Loses,

    /// <summary>Not taken, and never will be.</summary>
    Refuses,

    /// <summary>Not taken for now.</summary>
    Busy,

    /// <summary>The number has written STOP.</summary>
    Stopped,
}

internal abstract record Happening
{
    private Happening() { }

    /// <param name="Place">Of <see cref="Words.Places"/>; null for no place at all.</param>
    public sealed record Report(int? Place, IncidentType Type, ActivationLevel Level, bool Citywide, bool Exercise)
        : Happening
    {
        public override string ToString() =>
            $"report {Type} {Level} at {Words.Place(Place)}{(Citywide ? " citywide" : "")}{(Exercise ? " exercise" : "")}";
    }

    /// <param name="Incident">Of those that are open then, modulo their number.</param>
    public sealed record Move(int Incident, int Place) : Happening
    {
        public override string ToString() => $"move {Incident} to {Words.Place(Place)}";
    }

    public sealed record LevelChange(int Incident, ActivationLevel To) : Happening
    {
        public override string ToString() => $"level of {Incident} to {To}";
    }

    public sealed record StandDown(int Incident) : Happening
    {
        public override string ToString() => $"stand down {Incident}";
    }

    /// <summary>Somebody of an authority does something.</summary>
    public sealed record Note(int Incident, int Authority) : Happening
    {
        public override string ToString() => $"{Words.AuthorityNames[Authority]} writes a note on {Incident}";
    }

    /// <param name="Code">Of all that the person was ever given, the newest is 0; null for a text without one.</param>
    public sealed record Sms(int Person, AnswerKind Kind, int? Minutes, int? Code) : Happening
    {
        public override string ToString() =>
            $"sms from p{Person}: {Kind} {Minutes} {(Code is { } code ? $"code {code} from the newest" : "no code")}";
    }

    /// <param name="Alert">The newest is 0.</param>
    public sealed record Dashboard(int Person, AnswerKind Kind, int? Minutes, int Alert) : Happening
    {
        public override string ToString() => $"dashboard of p{Person}: {Kind} {Minutes}, alert {Alert} from the newest";
    }

    /// <param name="Message">The newest call to anybody is 0.</param>
    public sealed record Key(int Message, int Digit) : Happening
    {
        public override string ToString() => $"key {Digit} to call {Message} from the newest";
    }

    /// <summary>STOP or START from a person's mobile.</summary>
    public sealed record Stop(int Person, bool Back) : Happening
    {
        public override string ToString() => $"{(Back ? "START" : "STOP")} from p{Person}";
    }

    /// <summary>A receipt that comes late.</summary>
    /// <param name="Message">The newest call to anybody is 0.</param>
    public sealed record Receipt(int Message, DeliveryStatus Status) : Happening
    {
        public override string ToString() => $"call {Message} from the newest is {Status} after all";
    }

    /// <summary>A shift that begins some time from now.</summary>
    public sealed record Shift(int Group, int Authority, int Person, int InMinutes, int Minutes) : Happening
    {
        public override string ToString() =>
            $"shift {Words.Seat(Group, Authority)} p{Person} in {InMinutes} min for {Minutes} min";
    }

    /// <summary>Whoever was called for an authority comes on duty for it.</summary>
    /// <param name="Message">The newest call to anybody is 0.</param>
    public sealed record TakeOver(int Message, int InMinutes, int Minutes) : Happening
    {
        public override string ToString() =>
            $"whoever got call {Message} from the newest comes on duty in {InMinutes} min for {Minutes} min";
    }

    /// <summary>Two shifts of one seat change people.</summary>
    /// <param name="First">Of all that are planned, modulo their number.</param>
    public sealed record Swap(int First, int Second) : Happening
    {
        public override string ToString() => $"swap shift {First} with {Second}";
    }

    public sealed record Away(int Person, int InMinutes, int Minutes) : Happening
    {
        public override string ToString() => $"p{Person} is away in {InMinutes} min for {Minutes} min";
    }

    public sealed record Seats(SeatPlan Seat) : Happening
    {
        public override string ToString() => $"now sits {Seat}";
    }

    public sealed record Adopt(AlertPolicy Policy) : Happening
    {
        public override string ToString() => Words.Of(Policy);
    }

    /// <summary>Whoever is asked and has not answered says yes to all that they were asked, after some seconds.</summary>
    public sealed record AllCome(int Seconds) : Happening
    {
        public override string ToString() => $"after {Seconds} s all who are asked come";
    }

    public sealed record Wait(int Seconds) : Happening
    {
        public override string ToString() => $"{TimeSpan.FromSeconds(Seconds):d\\.hh\\:mm\\:ss} pass";
    }
}

/// <summary>What the small numbers stand for.</summary>
internal static class Words
{
    public static readonly LedergruppeId[] Groups =
    [
        City.NoerrebroGroup,
        City.BispebjergGroup,
        City.ValbyGroup,
        City.SekretariatGroup,
    ];

    public static readonly AreaId[] Areas = [City.Noerrebro, City.Bispebjerg, City.Valby, City.Kommune];

    public static readonly OrganisationId[] Authorities = [City.Police, City.Sof, City.Buf, City.Sekretariatet];

    public static readonly string[] AuthorityNames = ["Politi", "SOF", "BUF", "Sekretariatet"];

    private static readonly string[] GroupNames = ["Nørrebro", "Bispebjerg", "Valby", "Sekretariatet"];

    public static readonly Location[] Places =
    [
        Reading.Near(City.Noerrebro),
        Reading.Near(City.Noerrebro, City.Bispebjerg),
        Reading.Near(City.Bispebjerg),
        Reading.Near(City.Valby, City.Vanloese),
        Reading.Near(City.Vanloese),
        Reading.Outside,
        new([], [City.Valby], 900, null),
    ];

    private static readonly string[] PlaceNames =
    [
        "Nørrebro",
        "Nørrebro near Bispebjerg",
        "Bispebjerg",
        "Valby near Vanløse",
        "Vanløse",
        "outside",
        "outside near Valby",
    ];

    public static string Place(int? place) => place is { } one ? PlaceNames[one] : "no place";

    public static string Seat(int group, int authority) => $"{GroupNames[group]}/{AuthorityNames[authority]}";

    public static string People(ImmutableArray<int> people) =>
        $"[{string.Join(' ', people.Select(person => $"p{person}"))}]";

    public static string Of(AlertPolicy policy) =>
        $"policy {policy.Version}, citywide [{string.Join(' ', policy.Citywide)}]"
        + string.Concat(
            policy.Rules.Select(rule =>
                $"\n    {rule.Level} {rule.Type}: called {Of(rule.Authorities)} must {Of(rule.Quorum)}"
                + $"{(rule.WholeLedergruppe ? " whole ledergruppe" : "")} also [{string.Join(' ', rule.Also)}]"
                + $"{(rule.AllWaysAtOnce ? " all ways" : "")} stale {rule.StaleAfterMinutes?.ToString(CultureInfo.InvariantCulture) ?? "never"}"
                + $" steps {string.Join(", ", rule.Steps.Select(step => $"{step.Kind} {step.AfterSeconds}"))}"
            )
        );

    private static string Of(ImmutableArray<OrganisationId>? authorities) =>
        authorities is { } some
            ? $"[{string.Join(' ', some.Select(one => AuthorityNames[Array.IndexOf(Authorities, one)]))}]"
            : "all";
}

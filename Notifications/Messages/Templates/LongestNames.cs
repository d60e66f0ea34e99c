using System.Collections.Immutable;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>The names that a template must have room for: what an installation knows when one is adopted.</summary>
/// <param name="Areas">Of the kind that owns the ledergrupper.</param>
/// <param name="Authorities">Short names, as they stand in a text.</param>
public sealed record LongestNames(ImmutableArray<string> Areas, ImmutableArray<string> Authorities)
{
    private const string LongPlace = "Bispebjerg Hospitals gamle hovedindgang og parkeringsplads";

    /// <summary>A text of the kind with the longest of everything, and the two words of an exercise around it.</summary>
    public TextValues For(TextKind kind) =>
        !TextFields.IsAboutIncident(kind)
            ? SampleValues.Of(kind, longest: true) with
            {
                Words = TextValues.About(exercise: TextFields.CanBeExercise(kind)).Words,
            }
            : Values(
                kind,
                new(
                    Longest(Enum.GetValues<IncidentType>(), IncidentTypes.Name),
                    Longest(Enum.GetValues<ActivationLevel>(), IncidentTypes.Name),
                    LongPlace,
                    LongestArea
                )
                {
                    Exercise = true,
                },
                Listed.And(Authorities.OrderByDescending(Gsm7.Length).Take(2)),
                string.Join(", ", Areas.OrderByDescending(Gsm7.Length).Take(2)),
                MessageTexts.DecidedAt(DateTimeOffset.UnixEpoch),
                100
            );

    /// <summary>The longest that may stand for where an incident is.</summary>
    public string LongestArea => Areas.Append(IncidentWords.Outside).Append(IncidentWords.NoPlace).MaxBy(Gsm7.Length)!;

    /// <summary>An everyday text of the kind.</summary>
    public TextValues Everyday(TextKind kind) =>
        !TextFields.IsAboutIncident(kind)
            ? SampleValues.Of(kind, longest: false)
            : Values(
                kind,
                new(
                    IncidentType.Sammenstoed,
                    kind == TextKind.LevelLowered
                        ? ActivationLevel.Informationsberedskab
                        : ActivationLevel.Stabsberedskab,
                    "Blågårds Plads",
                    Areas.Contains("Nørrebro") || Areas.IsEmpty ? "Nørrebro" : Areas[0]
                ),
                Authorities.FirstOrDefault("SOF"),
                "",
                MessageTexts.DecidedAt(new(2026, 1, 10, 21, 15, 0, TimeSpan.Zero)),
                2
            );

    private static TextValues Values(
        TextKind kind,
        IncidentWords words,
        string authorities,
        string uncovered,
        ImmutableArray<string> decided,
        int tasks
    ) =>
        new(words, Alerts.AlertDecider.PreviewCode)
        {
            Missing = kind == TextKind.Alert ? uncovered : authorities,
            Decision = decided,
            Tasks = MessageTexts.OpenTasks(tasks),
            Authority = MessageTexts.OnDutyFor(authorities, words.Area),
            Status = MessageTexts.StillAnswered,
            EarlierCode = 2308,
        };

    private static T Longest<T>(IEnumerable<T> all, Func<T, string> name) => all.MaxBy(one => Gsm7.Length(name(one)))!;
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Incidents;

/// <summary>What a report or a move would do: the same deciders, their answer shown and thrown away.</summary>
public static class PreviewEndpoint
{
    /// <param name="Moves">The incident that would be moved to the position; null when a new one would be reported.</param>
    public sealed record PreviewBody(
        [property: JsonRequired] IncidentType Type,
        int Level,
        IncidentEndpoints.Point? Position,
        Guid? Moves = null,
        bool Exercise = false,
        ShapeBody? Shape = null,
        string? Within = null
    );

    /// <param name="Standing">Null when nobody is on duty.</param>
    /// <param name="By">The way on which that person is reached first; null when nobody is, or can be.</param>
    /// <param name="DutyPhone">It is the shared phone of whoever is on duty.</param>
    /// <param name="SmsStopped">The person has written STOP, and is reached in another way or not at all.</param>
    /// <param name="Unreachable">Why that person cannot be reached; null when they can.</param>
    public sealed record RowView(
        Guid Organisation,
        Guid? Person,
        Standing? Standing,
        WayKind? By,
        bool DutyPhone,
        bool SmsStopped,
        string? Unreachable
    );

    public sealed record AlertView(
        Guid? Ledergruppe,
        AlertReason Reason,
        IReadOnlyList<string> Areas,
        IReadOnlyList<RowView> Rows
    );

    /// <param name="Likely">
    /// Open, of the same type, no further than <see cref="SameWithinMetres"/> and reported within
    /// <see cref="SameWithin"/>: it may be the very same.
    /// </param>
    /// <param name="Metres">Null when of one of the two no more is known than the area that they share.</param>
    /// <param name="MinutesAgo">Since it was reported; whole ones, 0 or more.</param>
    public sealed record SimilarView(
        Guid Id,
        bool Exercise,
        int Number,
        string Title,
        double? Metres,
        bool StoodDown,
        bool Likely,
        int MinutesAgo
    );

    /// <param name="People">How many are called; those who cannot be reached are not among them.</param>
    /// <param name="Unreached">How many more would be called, and cannot be reached.</param>
    /// <param name="Told">How many of those called before are told of the move; 0 for a report.</param>
    /// <param name="Sms">What the first of them gets; null when nobody gets any.</param>
    /// <param name="Exercise">The texts say so.</param>
    public sealed record Preview(
        bool Exercise,
        string Title,
        PositionView? Position,
        IReadOnlyList<AlertView> Alerts,
        int People,
        int Unreached,
        int Told,
        SmsPreview? Sms,
        IReadOnlyList<SimilarView> Similar
    );

    private const double SimilarWithinMetres = 500;

    public const double SameWithinMetres = 300;

    public static readonly TimeSpan SameWithin = TimeSpan.FromMinutes(60);

    private static readonly TimeSpan SimilarWithin = TimeSpan.FromHours(12);

    public static void MapPreview(this IEndpointRouteBuilder api) =>
        api.MapPost(
                "/preview",
                (
                    PreviewBody body,
                    CurrentUser user,
                    CommandDesk desk,
                    HubDecider decider,
                    IncidentViews views,
                    IDirectory directory,
                    IEnumerable<IMessageChannel> channels,
                    TimeProvider time
                ) =>
                {
                    if (
                        ShapeBody.Read(body.Position, body.Shape, body.Within, out var place, out var within) is
                        { } missing
                    )
                    {
                        return Problems.Of(missing);
                    }

                    var now = time.GetUtcNow();
                    var state = desk.State;
                    if (Command(body, (place, within), state, now) is not { } command)
                    {
                        return Problems.Of(
                            new("position-missing", "Vælg det sted, som hændelsen flyttes til.", "position")
                        );
                    }

                    return decider.Foresee(
                        state,
                        user,
                        command,
                        now,
                        events =>
                            Of(
                                state,
                                views,
                                user,
                                command.Incident,
                                events,
                                (person, phones) => Reach.Of(state.Contacts, directory, channels, person, phones),
                                now
                            )
                    );
                }
            )
            .WithTags("Hændelser")
            .WithSummary("Hvad en melding eller en flytning vil gøre")
            .WithDescription("Intet skrives, ingen alarmeres.")
            .Produces<Preview>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <returns>Null when it would be a move to nowhere.</returns>
    private static IncidentCommand? Command(
        PreviewBody body,
        (Shape? Drawn, AreaId? Within) place,
        HubState state,
        DateTimeOffset now
    ) =>
        body.Moves is not { } moved
            ? new IncidentCommand.Report(
                new(Guid.CreateVersion7(now)),
                body.Type,
                (ActivationLevel)body.Level,
                IncidentScope.Lokal,
                place.Drawn,
                What: "–",
                Where: null,
                Now: null,
                Started: null,
                body.Exercise,
                Within: place.Within
            )
        : place is not (null, null)
            ? new IncidentCommand.Move(
                new(moved),
                state.Picture.Find(new(moved))?.Version ?? 0,
                place.Drawn,
                place.Within
            )
        : null;

    internal static Preview Of(
        HubState state,
        IncidentViews views,
        CurrentUser user,
        IncidentId about,
        ImmutableArray<DomainEvent> events,
        Func<PersonId, IEnumerable<DutyPhoneId>, Reach> reach,
        DateTimeOffset now
    )
    {
        var known = state.Picture.Find(about);
        var (type, position) = events switch
        {
            [IncidentEvent.Reported reported, ..] => (reported.Type, reported.Position),
            [IncidentEvent.Moved moved, ..] => (known!.Type, moved.Position),
            // Where it is already: nothing would follow.
            _ => (known!.Type, known.Position),
        };
        var exercise = known?.Exercise ?? events is [IncidentEvent.Reported { Exercise: true }, ..];
        var phones = events
            .OfType<AlertEvent.Raised>()
            .SelectMany(raised => raised.Rounds)
            .Where(round => round.Phone is not null)
            .ToLookup(round => round.Person, round => round.Phone!.Value);
        var intended = events
            .OfType<AlertEvent.MessageIntended>()
            .Where(message => message.Person is not null)
            .ToList();
        // What is told on a shared phone reaches whoever has it.
        var arriving = intended
            .Where(message =>
                message.Phone is not null
                || reach(message.Person!.Value, phones[message.Person.Value]).Unreachable is null
            )
            .ToList();
        var calls = arriving.Where(message => message.Purpose == MessagePurpose.Alert).ToList();
        return new(
            exercise,
            views.Title(type, position, exercise),
            position is null ? null : IncidentViews.Place(position),
            [
                .. events
                    .OfType<AlertEvent.Raised>()
                    .Select(raised => new AlertView(
                        raised.Ledergruppe?.Value,
                        raised.Reason,
                        [.. raised.Areas.Select(area => area.Value)],
                        Rows(
                            raised,
                            state.Organisations.IsAuthority(user.Organisation),
                            person => reach(person, phones[person])
                        )
                    )),
            ],
            calls.Select(message => message.Person).Distinct().Count(),
            intended
                .Where(message => message.Purpose == MessagePurpose.Alert)
                .Select(message => message.Person)
                .Except(calls.Select(message => message.Person))
                .Count(),
            arriving
                .Where(message => message.Purpose == MessagePurpose.Moved)
                .Select(message => message.Person)
                .Distinct()
                .Count(),
            calls.Concat(arriving).FirstOrDefault() is { } first ? SmsPreview.Of(first.Text.Value ?? "") : null,
            Similar(state, views, user, about, (type, exercise), position, now)
        );
    }

    // A partner sees which authorities are alerted, and not who is on duty where.
    private static List<RowView> Rows(AlertEvent.Raised raised, bool names, Func<PersonId, Reach> reach)
    {
        return
        [
            .. raised.Required.Select(authority =>
                raised.Rounds.FirstOrDefault(round => round.Authority == authority) is { } round
                    ? Row(round)
                    : new(authority.Value, null, null, null, false, false, null)
            ),
            .. raised.Rounds.Where(round => !raised.Required.Contains(round.Authority)).Select(Row),
        ];

        RowView Row(AlertRound round)
        {
            var by = reach(round.Person);
            return new(
                round.Authority.Value,
                names ? round.Person.Value : null,
                round.Standing,
                names ? by.By : null,
                names && by.DutyPhone,
                names && by.SmsStopped,
                by.Unreachable
            );
        }
    }

    private static List<SimilarView> Similar(
        HubState state,
        IncidentViews views,
        CurrentUser user,
        IncidentId about,
        (IncidentType Type, bool Exercise) kind,
        Position? place,
        DateTimeOffset now
    )
    {
        if (place is not { } here)
        {
            return [];
        }

        return
        [
            .. from near in IncidentsNear.Of(state, user, here, SimilarWithinMetres)
            let incident = near.Incident
            where incident.Id != about
            let ended = (incident as Incident.StoodDown)?.Ended.RecordedAt
            where ended is null || ended > now - SimilarWithin
            let age = now - incident.Reported.OccurredAt
            let likely = ended is null
                && (incident.Type, incident.Exercise) == kind
                && (near.Metres ?? 0) <= SameWithinMetres
                && age <= SameWithin
            // What may be the very same is said first.
            orderby likely descending, near.Metres
            select new SimilarView(
                incident.Id.Value,
                incident.Exercise,
                incident.Number,
                views.Title(incident),
                near.Metres is { } metres ? Math.Round(metres) : null,
                ended is not null,
                likely,
                Math.Max(0, (int)age.TotalMinutes)
            ),
        ];
    }
}

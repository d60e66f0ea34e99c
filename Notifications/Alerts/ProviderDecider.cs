using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Alerts;

/// <summary>What follows when a channel's provider goes down as a whole, and when it is back. Pure.</summary>
internal static class ProviderDecider
{
    /// <summary>Being told twice that it is still down is harmless; administrators hear it once.</summary>
    public static Verdict Decide(
        AlertBook book,
        AlertContext context,
        AlertCommand.ReportProvider c,
        CommandOrigin origin
    )
    {
        var down = book.Outages.TryGetValue(c.Channel, out var since);
        var cause = $"provider-down:{c.Channel}";
        if (c.Code is { } code)
        {
            // It may have been down and back a moment ago; then they are told later, if it still is.
            var told = down && book.Told.TryGetValue(cause, out var at) && at >= since;
            var notices = told
                ? []
                : AdministratorNotices.Tell(
                    book,
                    context,
                    cause,
                    context.Texts.Notices.ProviderDown(c.Channel),
                    origin,
                    notBy: c.Channel
                );
            return down
                ? Verdict.Accept([.. notices])
                : Verdict.Accept([new AlertEvent.ProviderFailed(c.Channel, code), .. notices]);
        }

        if (!down)
        {
            return Verdict.Accept();
        }

        var recovered = new AlertEvent.ProviderRecovered(c.Channel);
        return book.Told.TryGetValue(cause, out var heard) && heard >= since
            ? Verdict.Accept([
                recovered,
                .. AdministratorNotices.Tell(
                    book,
                    context,
                    cause: null,
                    context.Texts.Notices.ProviderBack(c.Channel),
                    origin,
                    notBy: null
                ),
            ])
            : Verdict.Accept(recovered);
    }

    public static Verdict Probe(AlertCommand.SendProbe c, CommandOrigin origin) =>
        Verdict.Accept(
            new AlertEvent.MessageIntended(
                AlertCommand.SendProbe.MessageOf(origin.CommandId),
                null,
                null,
                FreeText.Of(c.Number),
                MessageChannel.Sms,
                MessagePurpose.Probe,
                FreeText.Of(NoticeTexts.Probe)
            )
        );
}

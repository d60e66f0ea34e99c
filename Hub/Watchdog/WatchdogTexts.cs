using System.Collections.Immutable;
using System.Globalization;

namespace Beredskab.Hub.Watchdog;

/// <summary>What the watchdog says. Each text is one SMS, without names, numbers or links.</summary>
public static class WatchdogTexts
{
    private const string Sender = "SSP-BEREDSKAB: Vagthunden: ";

    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    public static string Of(Saying saying) =>
        saying switch
        {
            Saying.Alarm alarm => Text(
                $"{Sender}{Worst(alarm.Parts)} siden kl. {Clock(alarm.Since)}. Alarmer når måske ikke frem. Ring rundt, og tilkald drift."
            ),
            Saying.Well well => Text(
                $"{Sender}Beredskabet virker igen fra kl. {Clock(well.Until)}. Det stod stille fra kl. {Clock(well.Since)}. Se efter, hvem der mangler at få besked."
            ),
            _ => throw new InvalidOperationException($"No words for {saying.GetType().Name}."),
        };

    /// <summary>One line as the watchdog begins.</summary>
    public static string Watching(WatchdogOptions options, bool isDemo)
    {
        var probes =
            options.ProbeMinutes > 0
                ? Text($"sender en prøvebesked hvert {options.ProbeMinutes:0.##}. minut")
                : "sender ingen prøvebeskeder";
        var tells = isDemo
            ? "skriver alarmer her"
            : Text(
                $"alarmerer {options.Numbers.Count} administrator(er) med sms{(options.Twilio.CallsFrom is null ? "" : " og opkald")}"
            );
        return Text(
            $"Vagthunden ser til {options.HubUrl} hvert {options.PollSeconds:0.##}. sekund, {probes} og {tells}."
        );
    }

    public static string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Copenhagen).ToString("HH.mm", Danish);

    public static string Name(Part part) =>
        part switch
        {
            Part.Hub => "Beredskabet svarer ikke",
            Part.Journal => "Journalen kan ikke skrives",
            Part.Dispatcher => "Beskeder bliver ikke sendt",
            Part.Escalator => "Alarmer går ikke videre",
            Part.Provider => "Sms-udbyderen tager ikke imod",
            Part.Probe => "Prøvebeskeder når ikke frem",
            Part.Token => "Vagthunden bliver ikke lukket ind",
        };

    /// <summary>One SMS has room for what comes first on the way of an alert; the rest mostly follows from it.</summary>
    private static string Worst(ImmutableSortedSet<Part> parts) => Name(parts[0]);

    private static CultureInfo Danish => Hosting.Danish.Culture;

    private static string Text(FormattableString text) => text.ToString(Danish);
}

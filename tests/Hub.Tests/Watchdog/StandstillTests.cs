using Beredskab.FakeTwilio;
using Beredskab.Hub.Journal.Sqlite;
using Microsoft.AspNetCore.Http;

namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>A Hub that answers, and of which a part stands still.</summary>
public sealed class StandstillTests : WatchdogWorld
{
    [Fact]
    public async Task A_provider_that_is_down_alarms_by_the_other_provider()
    {
        await StartHub();
        await StartWatchdog();
        await Arrived();
        hubProvider.Down = true;
        await Texts("Sms-udbyderen tager ikke imod", Administrator, Deputy);
        hubProvider.Down = false;
        await Texts("Beredskabet virker igen", Administrator, Deputy);
    }

    [Fact]
    public async Task A_dispatcher_whose_messages_do_not_move_alarms()
    {
        // The provider takes the message and never answers, and the Hub has been told to wait for it.
        hubProvider.Plan(new(Fault.SilentAfter, Times: 100));
        await StartHub(("Twilio:TimeoutSeconds", "60"), ("Dispatch:StandstillSeconds", "1"));
        await StartWatchdog();
        await Texts("Beskeder bliver ikke sendt", Administrator, Deputy);
    }

    [Fact]
    public async Task A_writer_that_stands_still_alarms()
    {
        await StartHub();
        await StartWatchdog(("Watchdog:ProbeMinutes", "0"));
        await Watchdog.Says("ser til");
        // Somebody else holds the file: the disk is there, and no write gets through.
        using (var held = SqliteDatabase.Open(Path.Combine(folder.Path, "hub", "journal.db"), readOnly: false, 10_000))
        {
            held.Run("begin immediate");
            await Texts("Journalen kan ikke skrives", Administrator, Deputy);
            held.Run("rollback");
        }

        await Texts("Beredskabet virker igen", Administrator, Deputy);
    }

    [Theory]
    [InlineData("escalator", "no-turn", "Alarmer går ikke videre")]
    [InlineData("dispatcher", "no-turn", "Beskeder bliver ikke sendt")]
    [InlineData("journal", "no-turn", "Journalen kan ikke skrives")]
    public async Task A_part_that_says_that_it_takes_no_turn_alarms(string part, string word, string text)
    {
        string? trouble = null;
        await using var hub = await Listening(context =>
            context.Response.WriteAsJsonAsync(
                new Dictionary<string, object?>
                {
                    ["at"] = DateTimeOffset.UnixEpoch,
                    [part] = Volatile.Read(ref trouble),
                }
            )
        );
        await StartWatchdog(("Watchdog:HubUrl", hub.Urls.First()), ("Watchdog:ProbeMinutes", "0"));
        Volatile.Write(ref trouble, word);
        await Texts(text, Administrator, Deputy);
        Volatile.Write(ref trouble, null);
        await Texts("Beredskabet virker igen", Administrator, Deputy);
    }
}

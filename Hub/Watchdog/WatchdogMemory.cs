using System.Text.Json;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Live;

namespace Beredskab.Hub.Watchdog;

/// <summary>The alarm that is on, in a small file, so that a watchdog that begins again does not say it again.</summary>
public sealed class WatchdogMemory(string path)
{
    private OpenAlarm? kept;

    /// <returns>Null when no alarm is on, or when the file tells of none that can be read.</returns>
    /// <exception cref="WrongSettingException">The file cannot be written.</exception>
    public OpenAlarm? Recall()
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            kept = File.Exists(path)
                ? JsonSerializer.Deserialize<OpenAlarm>(File.ReadAllText(path), LiveJson.Options)
                : null;
            Write(kept);
            return kept;
        }
        catch (JsonException)
        {
            // Cut off by a crash: an alarm said twice is better than none.
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException("Watchdog:StateFile", $"en fil, der kan skrives i ({path})");
        }
    }

    /// <returns>Whether it could be kept; the watch goes on all the same.</returns>
    public bool Keep(OpenAlarm? alarm)
    {
        if (alarm == kept)
        {
            return true;
        }

        try
        {
            Write(alarm);
            kept = alarm;
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The old is whole until the new is.
    private void Write(OpenAlarm? alarm)
    {
        var beside = path + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(alarm, LiveJson.Options));
        File.Move(beside, path, overwrite: true);
    }
}

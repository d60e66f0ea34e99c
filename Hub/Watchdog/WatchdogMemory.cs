using System.Text;
using System.Text.Json;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;

namespace Beredskab.Hub.Watchdog;

/// <summary>
/// The alarm that is on, in a small file, so that a watchdog that begins again does not say it again. The file names the
/// Hub that it tells of: another one's alarm is none.
/// </summary>
/// <param name="hubUrl">As the setting has it; compared as an address.</param>
public sealed class WatchdogMemory(string path, string hubUrl)
{
    private readonly string hub = new Uri(hubUrl).AbsoluteUri.TrimEnd('/');
    private OpenAlarm? kept;

    /// <summary>The Hub that the file told of when it was another; null when it was this one's, or told of none.</summary>
    public string? TellsOf { get; private set; }

    /// <returns>Null when no alarm is on here, or when the file tells of none that can be read.</returns>
    /// <exception cref="WrongSettingException">The file cannot be written.</exception>
    public OpenAlarm? Recall()
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            kept = Read();
            Write(kept);
            return kept;
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

    private OpenAlarm? Read()
    {
        try
        {
            // A file from before it named its Hub says nothing that can be trusted here: an alarm said twice is better.
            var note = File.Exists(path)
                ? JsonSerializer.Deserialize<Note>(File.ReadAllText(path), LiveJson.Options)
                : null;
            if (note?.Hub == hub)
            {
                return note.Alarm;
            }

            TellsOf = note?.Alarm is null ? null : note.Hub;
            return null;
        }
        catch (JsonException)
        {
            // Cut off by a crash: an alarm said twice is better than none.
            return null;
        }
    }

    // The old is whole until the new is.
    private void Write(OpenAlarm? alarm)
    {
        var beside = path + ".new";
        OwnersFile.Tighten(beside);
        using (var file = OwnersFile.Open(beside, FileMode.Create))
        {
            file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Note(hub, alarm), LiveJson.Options)));
        }

        File.Move(beside, path, overwrite: true);
    }

    private sealed record Note(string? Hub, OpenAlarm? Alarm);
}

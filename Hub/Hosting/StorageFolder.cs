using Beredskab.Hub.Journal.Sqlite;

namespace Beredskab.Hub.Hosting;

/// <summary>Where the embedded store lives, and the lock that lets one program at a time serve from it.</summary>
public sealed class StorageFolder : IDisposable
{
    private const string DemoMarker = "demonstration.txt";

    private static readonly string[] Files =
    [
        "journal.db",
        "vault.db",
        "vault.key",
        "directory.db",
        "push.key",
        "contact.key",
    ];

    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream hold;

    private StorageFolder(string path, FileStream held)
    {
        Path = path;
        hold = held;
    }

    public string Path { get; }

    /// <summary>One folder for operation and another for the demonstration: they never mix.</summary>
    public static string Default(HubMode mode)
    {
        var home = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        return System.IO.Path.Combine(
            home.Length > 0 ? home : AppContext.BaseDirectory,
            "beredskab",
            mode.IsDemo ? "demo" : "operation"
        );
    }

    /// <param name="anew">Lay a demonstration out anew: throw away what the last one left.</param>
    /// <exception cref="WrongSettingException">
    /// The folder cannot be used, another program serves from it, or it belongs to the other mode.
    /// </exception>
    public static StorageFolder Claim(string path, HubMode mode, bool anew)
    {
        FileStream held;
        try
        {
            Claimed(path);
            held = OwnersFile.Open(System.IO.Path.Combine(path, "hub.lock"), FileMode.OpenOrCreate);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (DiskTrouble.Say(exception, path) is not null)
            {
                throw;
            }

            throw new WrongSettingException(
                "Storage:Folder",
                $"en mappe, der kan skrives i, og som intet andet Beredskab bruger lige nu ({path})"
            );
        }

        try
        {
            KeepApart(path, mode);
            if (mode.IsDemo && anew)
            {
                // By name: whatever else lies in the folder is not ours to delete.
                foreach (var file in OurFiles(path))
                {
                    File.Delete(file);
                }
            }

            Tighten(path);
        }
        catch
        {
            held.Dispose();
            throw;
        }

        return new(path, held);
    }

    private static IEnumerable<string> OurFiles(string path) =>
        Files
            .SelectMany(file => (string[])[file, $"{file}-wal", $"{file}-shm"])
            .Select(name => System.IO.Path.Combine(path, name));

    // The folder itself may be somebody's with more in it, so its mode is only spoken of.
    private static void Tighten(string path)
    {
        var keys = System.IO.Path.Combine(path, "keys");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // The framework makes its key files as the system has it, so here it is the folder that is shut.
        Directory.CreateDirectory(keys, OwnersFolder);
        File.SetUnixFileMode(keys, OwnersFolder);
        foreach (
            var file in OurFiles(path)
                .Append(System.IO.Path.Combine(path, "hub.lock"))
                .Append(System.IO.Path.Combine(path, DemoMarker))
                .Concat(Directory.EnumerateFiles(keys))
        )
        {
            OwnersFile.Tighten(file);
        }
    }

    /// <summary>Whether others on the machine can see what the folder holds. They cannot read the files in it.</summary>
    public bool IsOpenToOthers =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~OwnersFolder) != UnixFileMode.None;

    // Names, numbers and keys lie here: nobody else on the machine may look.
    private static void Claimed(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnersFolder);
    }

    // A real journal must never be thrown away by a demonstration, nor fictional people answer a real alarm.
    private static void KeepApart(string path, HubMode mode)
    {
        var marker = System.IO.Path.Combine(path, DemoMarker);
        var isDemo = File.Exists(marker);
        if (File.Exists(System.IO.Path.Combine(path, Files[0])) && isDemo != mode.IsDemo)
        {
            throw new WrongSettingException(
                "Storage:Folder",
                isDemo
                    ? $"en mappe til drift; {path} hører til en demonstration"
                    : $"en mappe til demonstrationen; {path} har en rigtig journal"
            );
        }

        if (mode.IsDemo && !isDemo)
        {
            using var file = OwnersFile.Open(marker, FileMode.Create);
            file.Write("Denne mappe hører til en demonstration og lægges ud på ny ved hver start.\n"u8);
        }
    }

    public void Dispose() => hold.Dispose();
}

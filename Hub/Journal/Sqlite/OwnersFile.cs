namespace Beredskab.Hub.Journal.Sqlite;

/// <summary>Files with names, numbers, words and keys: nobody else on the machine may look into them, whatever the folder.</summary>
internal static class OwnersFile
{
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStream Open(string path, FileMode mode, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new(path, options);
    }

    /// <summary>
    /// Makes an empty file where there is none. SQLite takes it for a new database, and gives the files beside it the same
    /// mode.
    /// </summary>
    public static void Make(string path)
    {
        if (!File.Exists(path))
        {
            Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        }
    }

    /// <summary>Takes what others may do with a file that is there already from them.</summary>
    public static void Tighten(string path)
    {
        if (
            !OperatingSystem.IsWindows()
            && File.Exists(path)
            && (File.GetUnixFileMode(path) & ~Mode) != UnixFileMode.None
        )
        {
            File.SetUnixFileMode(path, Mode);
        }
    }
}

namespace Beredskab.Hub.Hosting;

/// <summary>Where the embedded store lives, and the lock that lets one program at a time serve from it.</summary>
public sealed class StorageFolder : IDisposable
{
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

    /// <param name="anew">Throw away what is in it; only ever for a demonstration.</param>
    /// <exception cref="WrongSettingException">The folder cannot be used, or another program serves from it.</exception>
    public static StorageFolder Claim(string path, bool anew)
    {
        FileStream held;
        try
        {
            Directory.CreateDirectory(path);
            held = new FileStream(
                System.IO.Path.Combine(path, "hub.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException(
                "Storage:Folder",
                $"en mappe, der kan skrives i, og som intet andet Beredskab bruger lige nu ({path})"
            );
        }

        if (anew)
        {
            foreach (
                var file in Directory
                    .EnumerateFiles(path)
                    .Where(file => !file.EndsWith("hub.lock", StringComparison.Ordinal))
            )
            {
                File.Delete(file);
            }
        }

        return new(path, held);
    }

    public void Dispose() => hold.Dispose();
}

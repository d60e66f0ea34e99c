using Beredskab.Hub.Hosting;

namespace Beredskab.Hub.Contacts;

/// <summary>A secret of the installation in a file of the storage folder, made at the first start.</summary>
public static class SecretFile
{
    /// <param name="make">The secret as text, when there is none yet.</param>
    /// <param name="read">Throws <see cref="FormatException"/> on what is no such secret.</param>
    /// <exception cref="WrongSettingException">The file is there, and is none.</exception>
    public static T Load<T>(string folder, string name, Func<string> make, Func<string, T> read)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Create(path, make());
        }

        try
        {
            return read(File.ReadAllText(path).Trim());
        }
        catch (FormatException)
        {
            throw new WrongSettingException(
                "Storage:Folder",
                $"en mappe, hvor {name} er hel; hent filen fra sikkerhedskopien, eller slet den for at få en ny"
            );
        }
    }

    private static void Create(string path, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Whole or not at all.
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(secret + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }
}

using System.Security.Cryptography;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Vault;

/// <summary>The key that wraps all others: from the setting, or from a file that is made at the first start.</summary>
public static class MasterKey
{
    public const string Setting = "Vault:MasterKey";

    public const int Size = 32;

    /// <param name="setting">Base64 of 32 bytes, or null when the file shall hold it.</param>
    /// <param name="mayCreate">Whether a missing file is made; not when a vault is there already.</param>
    /// <exception cref="StoreRefusedException">No usable key; the text names the setting or the file.</exception>
    public static byte[] Load(string folder, string? setting, bool mayCreate)
    {
        if (!string.IsNullOrWhiteSpace(setting))
        {
            return Parse(setting)
                ?? throw new StoreRefusedException(
                    $"Indstillingen {Setting} skal være 32 bytes skrevet som base64. Lav en med: openssl rand -base64 32"
                );
        }

        var path = Path.Combine(folder, "vault.key");
        if (File.Exists(path))
        {
            return Parse(File.ReadAllText(path))
                ?? throw new StoreRefusedException(
                    $"Nøglefilen {path} er ikke 32 bytes skrevet som base64. Hent den fra sikkerhedskopien."
                );
        }

        if (!mayCreate)
        {
            throw new StoreRefusedException(
                $"Nøglefilen {path} mangler, og uden den kan teksterne i journalen ikke læses. Hent den fra sikkerhedskopien, eller giv nøglen i {Setting}."
            );
        }

        return Create(path);
    }

    public static bool IsKey(string setting) => Parse(setting) is not null;

    private static byte[]? Parse(string text)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written == Size ? bytes : null;
    }

    private static byte[] Create(string path)
    {
        var key = RandomNumberGenerator.GetBytes(Size);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            // Whole or not at all: a half-written key would shut the vault for ever.
            var draft = $"{path}.{Guid.NewGuid():N}";
            using (var file = new FileStream(draft, options))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
            return key;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
            return Parse(File.ReadAllText(path))
                ?? throw new StoreRefusedException($"Nøglefilen {path} er ikke 32 bytes skrevet som base64.");
        }
    }
}

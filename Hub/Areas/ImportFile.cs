namespace Beredskab.Hub.Areas;

/// <summary>The file that a person brings to an import, read whole.</summary>
internal static class ImportFile
{
    /// <summary>Many times any official layer; beyond it the file is something else.</summary>
    public const long LargestBytes = 32 * 1024 * 1024;

    /// <param name="problem">Null when it was read.</param>
    public static byte[] Read(string path, out (string Code, string Text)? problem)
    {
        problem = null;
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                problem = ("file-missing", $"Der er ingen fil {path}.");
            }
            else if (info.Length > LargestBytes)
            {
                problem = (
                    "file-too-large",
                    $"Filen er på {info.Length / (1024 * 1024)} MB. Den kan højst være på {LargestBytes / (1024 * 1024)} MB."
                );
            }
            else
            {
                return File.ReadAllBytes(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problem = ("file-unreadable", $"Filen {path} kan ikke læses.");
        }

        return [];
    }
}

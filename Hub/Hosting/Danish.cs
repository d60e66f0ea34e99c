using System.Globalization;

namespace Beredskab.Hub.Hosting;

/// <summary>How Danish sorts and writes numbers; said where it is meant, never set for the whole program.</summary>
public static class Danish
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("da-DK");

    /// <summary>Æ, Ø and Å last.</summary>
    public static StringComparer Order { get; } = StringComparer.Create(Culture, ignoreCase: true);
}

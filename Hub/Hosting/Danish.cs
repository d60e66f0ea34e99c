using System.Globalization;

namespace Beredskab.Hub.Hosting;

/// <summary>How Danish sorts and writes numbers; said where it is meant, never set for the whole program.</summary>
public static class Danish
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("da-DK");

    /// <returns><c>1 post</c>, <c>1.204 poster</c>, <c>0 poster</c>.</returns>
    public static string Count(long number, string one, string more) =>
        string.Create(Culture, $"{number:N0} {(number == 1 ? one : more)}");

    /// <summary>Æ, Ø and Å last.</summary>
    public static StringComparer Order { get; } = StringComparer.Create(Culture, ignoreCase: true);
}

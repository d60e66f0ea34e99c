using System.Collections.Concurrent;

namespace Beredskab.Hub.Sql;

/// <summary>The statements that stand as <c>.sql</c> files in a folder <c>Sql</c> beside the type that uses them.</summary>
public static class SqlFile
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <typeparam name="TBeside">A type in the folder beside which the statement's folder is.</typeparam>
    /// <param name="name">The file's name without ending.</param>
    public static string Read<TBeside>(string name) =>
        Texts.GetOrAdd(
            $"{typeof(TBeside).Namespace}.Sql.{name}.sql",
            static resource =>
            {
                using var stream =
                    typeof(SqlFile).Assembly.GetManifestResourceStream(resource)
                    ?? throw new InvalidOperationException($"The statement {resource} is not in the program.");
                using var reader = new StreamReader(stream);
                return reader.ReadToEnd();
            }
        );
}

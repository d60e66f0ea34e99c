using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Beredskab.Scenarios.Virtual;

/// <summary>
/// A digest of all that an immutable state holds, private parts too. What has no order (dictionaries, sets) is put in
/// one, so that two states that were built in different ways and are the same have the same digest.
/// </summary>
internal static class StateDigest
{
    private static readonly Dictionary<Type, PropertyInfo[]> Known = [];

    public static string Of(object state) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Write(state))));

    private static string Write(object? value)
    {
        switch (value)
        {
            case null:
                return "-";
            case string text:
                return text;
            case DateTimeOffset instant:
                return instant.UtcTicks.ToString(CultureInfo.InvariantCulture);
            case IFormattable plain:
                return plain.ToString(null, CultureInfo.InvariantCulture);
            case bool or Type or Delegate:
                return value.ToString()!;
            case IEnumerable many:
                return Write(many);
            default:
                return Parts(value);
        }
    }

    private static string Write(IEnumerable many)
    {
        // A default array counts as none.
        var isDefault = many.GetType().GetProperty("IsDefault")?.GetValue(many) is true;
        var parts = isDefault ? [] : many.Cast<object?>().Select(Write).ToList();
        if (many is IDictionary || many.GetType().Name.Contains("HashSet", StringComparison.Ordinal))
        {
            parts.Sort(StringComparer.Ordinal);
        }

        return "[" + string.Join(',', parts) + "]";
    }

    private static string Parts(object value)
    {
        var type = value.GetType();
        if (!Known.TryGetValue(type, out var properties))
        {
            Known[type] = properties = [
                .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(property =>
                        property.GetIndexParameters().Length == 0
                        && property.Name != "EqualityContract"
                        // Of what is counted from the rest.
                        && property.GetMethod is { } get
                        && (
                            property.SetMethod is not null
                            || get.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
                        )
                    )
                    .OrderBy(property => property.Name, StringComparer.Ordinal),
            ];
        }

        var fields =
            type.IsValueType && type.Name.StartsWith("ValueTuple", StringComparison.Ordinal)
                ? type.GetFields().Select(field => Write(field.GetValue(value)))
                : [];
        var written = properties
            .Select(property => property.Name + "=" + Write(property.GetValue(value)))
            .Concat(fields);
        return type.Name + "{" + string.Join(';', written) + "}";
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Beredskab.FakeTwilio;

/// <summary>Signs as the provider's documentation says; written apart from the product's own code on purpose.</summary>
public static class FakeSignature
{
    public static string Sign(string token, string url, SortedDictionary<string, string> form)
    {
#pragma warning disable CA5350 // The protocol prescribes it.
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(token));
#pragma warning restore CA5350
        var data = new MemoryStream();
        data.Write(Encoding.UTF8.GetBytes(url));
        foreach (var pair in form)
        {
            data.Write(Encoding.UTF8.GetBytes(pair.Key));
            data.Write(Encoding.UTF8.GetBytes(pair.Value));
        }

        return Convert.ToBase64String(hmac.ComputeHash(data.ToArray()));
    }
}

using System.Net.Sockets;
using Beredskab.Hub.Journal;
using Microsoft.AspNetCore.Connections;

namespace Beredskab.Hub.Hosting;

/// <summary>Starting, and saying clearly why not.</summary>
public static class Startup
{
    /// <summary>Exit codes: 0 ended as asked, 2 a wrong setting, 3 the port is in use, 4 the store cannot be used.</summary>
    public static async Task<int> Guard(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (WrongSettingException wrong)
        {
            return await Say(2, wrong.Message);
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException wrong)
        {
            return await Say(2, string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (IOException busy) when (IsAddressInUse(busy))
        {
            return await Say(
                3,
                $"Adressen er optaget af et andet program. Luk det, eller vælg en anden port: --urls http://localhost:5081. ({busy.Message})"
            );
        }
        catch (Exception store) when (store is StoreRefusedException or JournalStorageException)
        {
            return await Say(4, store.Message);
        }
    }

    private static bool IsAddressInUse(Exception exception) =>
        exception is AddressInUseException
        || exception is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || (exception.InnerException is { } inner && IsAddressInUse(inner));

    private static async Task<int> Say(int code, string text)
    {
        await Console.Error.WriteLineAsync(text);
        return code;
    }
}

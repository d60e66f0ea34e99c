using Beredskab.Hub.Commands;
using Beredskab.Hub.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace Beredskab.Hub.Access;

/// <summary>Every request that changes something must carry the token that our own page was given.</summary>
public static class AntiforgeryFilter
{
    public const string Header = "X-Beredskab-Antiforgery";

    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return await next(context);
        }

        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
        }
        catch (AntiforgeryValidationException) when (BodyLimit.IsExceeded(http))
        {
            // The token may have been further down in a form that nobody reads to its end.
            return Problems.TooLarge;
        }
        catch (AntiforgeryValidationException)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "antiforgery",
                "Siden er for gammel",
                "Siden mangler sit sikkerhedsmærke. Genindlæs den, og prøv igen."
            );
        }

        return await next(context);
    }
}

using Beredskab.Hub.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Beredskab.Hub.Hosting;

/// <summary>What <c>/openapi/v1.json</c> says beside the endpoints' own descriptions.</summary>
internal static class ApiDocument
{
    private const string Cookie = "session";
    private const string Antiforgery = "antiforgery";

    public static void Describe(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type =>
            OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? Outer(type.Type) + name : null;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Beredskab";
                document.Info.Description =
                    "Kommandoer til beredskabets ene billede. Hver kommando har sit eget id og kan gentages uden skade.";
                document.Components ??= new();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Cookie] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Cookie,
                    Name = "beredskab",
                    Description = "Gives ved login og slutter, når man logger ud.",
                };
                document.Components.SecuritySchemes[Antiforgery] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Header,
                    Name = AntiforgeryFilter.Header,
                    Description = "Token fra GET /api/v1/session. Skal med, når noget ændres.",
                };
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                operation.Responses ??= [];
                var isRead = HttpMethods.IsGet(context.Description.HttpMethod ?? "");
                if (operation.RequestBody is not null)
                {
                    Answer(operation, "400", "Det sendte kan ikke læses, eller et felt mangler.");
                    Answer(operation, "413", "Det sendte er for stort.");
                    Answer(operation, "415", "Det sendte er ikke af den rigtige slags.");
                }

                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
                {
                    return Task.CompletedTask;
                }

                Answer(operation, "401", "Log ind først.");
                var needed = new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [],
                };
                if (!isRead)
                {
                    needed[new OpenApiSecuritySchemeReference(Antiforgery, context.Document)] = [];
                }

                operation.Security = [needed];
                return Task.CompletedTask;
            }
        );
    }

    private static void Answer(OpenApiOperation operation, string status, string description)
    {
        if (!operation.Responses!.ContainsKey(status))
        {
            operation.Responses[status] = new OpenApiResponse { Description = description };
        }
    }

    // Bodies are named within their endpoints; without this two of one short name would be taken for one.
    private static string Outer(Type type) =>
        type.DeclaringType is { } outer
            ? Outer(outer)
                + outer
                    .Name.Replace("Endpoints", "", StringComparison.Ordinal)
                    .Replace("Endpoint", "", StringComparison.Ordinal)
            : "";
}

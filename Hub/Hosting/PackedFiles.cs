using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Beredskab.Hub.Hosting;

/// <summary>
/// The dashboard's files as they were packed when it was built. They are the same for everybody and hold nothing of
/// anybody, so that their size tells nothing.
/// </summary>
internal static class PackedFiles
{
    /// <summary>The best first.</summary>
    private static readonly (string Encoding, string Ending)[] Ways = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>Sends a file that was packed in its packed form to whoever takes it; before the files themselves.</summary>
    internal static void UsePackedFiles(this WebApplication app, IFileProvider files, Action<HttpContext> cached) =>
        app.Use(
            async (context, next) =>
            {
                var path = context.Request.Path.Value ?? "";
                if (
                    !HttpMethods.IsGet(context.Request.Method) || !path.StartsWith("/assets/", StringComparison.Ordinal)
                )
                {
                    await next(context);
                    return;
                }

                // A cache between keeps each form by itself.
                context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
                if (
                    Chosen(context, files, path) is not var (encoding, file)
                    || !Types.TryGetContentType(path, out var type)
                )
                {
                    await next(context);
                    return;
                }

                context.Response.ContentType = type;
                context.Response.Headers.ContentEncoding = encoding;
                cached(context);
                await context.Response.SendFileAsync(file, context.RequestAborted);
            }
        );

    private static (string Encoding, IFileInfo File)? Chosen(HttpContext context, IFileProvider files, string path)
    {
        // Half a file is asked for of the file as it is.
        if (context.Request.Headers.ContainsKey(HeaderNames.Range))
        {
            return null;
        }

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, ending) in Ways)
        {
            if (
                accepted.Any(one => one.Value == encoding && one.Quality != 0)
                && files.GetFileInfo(path + ending) is { Exists: true } file
            )
            {
                return (encoding, file);
            }
        }

        return null;
    }
}

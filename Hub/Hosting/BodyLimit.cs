using Beredskab.Hub.Commands;
using Microsoft.AspNetCore.Http.Features;

namespace Beredskab.Hub.Hosting;

/// <summary>
/// How much one request may bring. What is too much is answered with 413 and why, also when it comes in chunks; the
/// server then reads the rest away for some seconds, so that the answer arrives and the connection stays.
/// </summary>
public static class BodyLimit
{
    /// <summary>The same for every address; 2000 lines of a roster fit many times.</summary>
    public const long LargestBytes = 1024 * 1024;

    public static void UseBodyLimit(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
                {
                    return next(context);
                }

                if (context.Request.ContentLength > LargestBytes)
                {
                    return Problems.TooLarge.ExecuteAsync(context);
                }

                context.Request.Body = new BoundedBody(context.Request.Body, LargestBytes);
                return next(context);
            }
        );

    /// <returns>Whether somebody has tried to read more of the body than there may be.</returns>
    public static bool IsExceeded(HttpContext context) => context.Request.Body is BoundedBody { Exceeded: true };

    private sealed class BoundedBody(Stream body, long largest) : Stream
    {
        private long read;

        public bool Exceeded => read > largest;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => Count(await body.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Count(int bytes)
        {
            read += bytes;
            return Exceeded
                ? throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge)
                : bytes;
        }
    }
}

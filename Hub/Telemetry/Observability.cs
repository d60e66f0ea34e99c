using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Beredskab.Hub.Telemetry;

/// <summary>
/// Metrics and traces by OTLP when <c>Telemetry:OtlpEndpoint</c> is set; nothing otherwise. Attributes never hold
/// personal data: the framework's own request spans carry routes, not what people write.
/// </summary>
public sealed class Observability : IHostedService, IDisposable
{
    private readonly MeterProvider? meters;
    private readonly TracerProvider? traces;

    public Observability(IConfiguration configuration)
    {
        var setting = configuration["Telemetry:OtlpEndpoint"];
        if (string.IsNullOrWhiteSpace(setting))
        {
            return;
        }

        if (!Uri.TryCreate(setting, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new Hosting.WrongSettingException(
                "Telemetry:OtlpEndpoint",
                "en fuld adresse, fx http://localhost:4317"
            );
        }

        var http = configuration["Telemetry:OtlpProtocol"] switch
        {
            null or "grpc" => false,
            "http/protobuf" => true,
            _ => throw new Hosting.WrongSettingException("Telemetry:OtlpProtocol", "grpc eller http/protobuf"),
        };
        var resource = ResourceBuilder.CreateDefault().AddService("beredskab");
        meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(
                "Beredskab.*",
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "System.Runtime"
            )
            .AddOtlpExporter(options => Configure(options, endpoint, http, "metrics"))
            .Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Beredskab.*", "Microsoft.AspNetCore")
            .AddOtlpExporter(options => Configure(options, endpoint, http, "traces"))
            .Build();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        meters?.ForceFlush(5000);
        traces?.ForceFlush(5000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        meters?.Dispose();
        traces?.Dispose();
    }

    private static void Configure(OtlpExporterOptions options, Uri endpoint, bool http, string signal)
    {
        // Over HTTP each signal has its own address below the endpoint; gRPC has one for all.
        options.Endpoint = http ? new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/v1/{signal}") : endpoint;
        options.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
    }
}

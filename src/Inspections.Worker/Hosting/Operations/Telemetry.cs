using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>What the worker tells a collector of measurements, if there is one. Nothing leaves unless an address is set.</summary>
internal static class Telemetry
{
    /// <summary>The name of the worker's meter and of its traces.</summary>
    public const string Name = RoundTrace.Name;

    /// <summary>The variable that OpenTelemetry has for the address.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The scheduler's own, and the platform's.
    private static readonly string[] Others = ["Quartz", "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    /// <summary>Adds the worker's measurements, and hands them to whoever asks for them.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="endpoint">Address of a collector to send them to, or null.</param>
    /// <param name="scraped">True where a watcher fetches them.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, string? endpoint, bool scraped)
    {
        builder.Services.AddSingleton<JobFailures>();
        builder.Services.AddSingleton<Meters>();
        builder.Configuration[EndpointVariable] = endpoint ?? builder.Configuration[EndpointVariable];
        bool sent = !string.IsNullOrEmpty(builder.Configuration[EndpointVariable]);
        if (!sent && !scraped)
        {
            return;
        }

        OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("inspections", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics.AddMeter([Name, .. Others]));
        if (scraped)
        {
            // Two who ask within a second get the same answer: each costs a reading of the database.
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 1000));
        }

        if (sent)
        {
            telemetry.WithTracing(traces => traces.AddSource([Name, .. Others])).UseOtlpExporter();
        }
    }
}

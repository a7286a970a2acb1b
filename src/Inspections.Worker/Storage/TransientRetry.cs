using Polly;
using Polly.Retry;

namespace Inspections.Worker.Storage;

/// <summary>Begins again what had to give way, at most five times; what stays wrong is said to the person who can put it right.</summary>
internal sealed class TransientRetry(Dialect dialect)
{
    private readonly ResiliencePipeline _again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(dialect.IsTransient),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromMilliseconds(50),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    /// <summary>Does the work, perhaps more than once: nothing of a try that failed may have been kept.</summary>
    public T Execute<T>(Func<T> work) => dialect.Explained(() => _again.Execute(work));
}

namespace Inspections.Worker.BureauConsole;

/// <summary>
/// What takes longer than a page may: done beside the pages, one after the other, and kept for whoever asks for the same again. The last few
/// answers are kept.
/// </summary>
/// <param name="work">Gives the answer.</param>
/// <param name="most">How many answers are kept.</param>
internal sealed class KeptWork<TKey, TAnswer>(Func<TKey, TAnswer> work, int most)
    where TKey : notnull
    where TAnswer : class
{
    private readonly Lock _turn = new();
    private readonly List<(TKey Key, Task<TAnswer> Work)> _kept = [];
    private Task _last = Task.CompletedTask;

    /// <summary>The answer, or null while it is not there and whoever asks has waited long enough.</summary>
    /// <exception cref="Exception">What the work ended with; the next one who asks has it done again.</exception>
    public TAnswer? Find(TKey key, TimeSpan patience)
    {
        Task<TAnswer> task = Begin(key);

        // A task that is waited for has the thread pool make up for the thread; a handle that is waited for does not.
        if (!Task.WhenAny(task).Wait(patience))
        {
            return null;
        }

        if (!task.IsCompletedSuccessfully)
        {
            lock (_turn)
            {
                _kept.RemoveAll(k => k.Work == task);
            }
        }

        return task.GetAwaiter().GetResult();
    }

    private Task<TAnswer> Begin(TKey key)
    {
        lock (_turn)
        {
            if (_kept.FirstOrDefault(k => EqualityComparer<TKey>.Default.Equals(k.Key, key)).Work is { } known)
            {
                return known;
            }

            // On a thread of its own: those of the pool may all be waiting for it.
            Task<TAnswer> begun = _last.ContinueWith(_ => work(key), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
            _last = begun;
            _kept.Add((key, begun));
            if (_kept.Count > most && _kept.FindIndex(k => k.Work.IsCompleted) is >= 0 and int old)
            {
                _kept.RemoveAt(old);
            }

            return begun;
        }
    }
}

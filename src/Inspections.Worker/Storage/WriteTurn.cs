namespace Inspections.Worker.Storage;

/// <summary>
/// Whose turn it is to write, of those in this process: the one that came first. The database lets one transaction write at a time; SQLite has whoever
/// finds it taken look again a while later, and a draw would come when luck has it on a busy day.
/// </summary>
internal sealed class WriteTurn
{
    // No thread has this number: the turn is on its way to one.
    private const int Passing = -1;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int? _holder;

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Does something when its turn has come.</summary>
    public T Do<T>(Func<T> work)
    {
        Take();
        try
        {
            return work();
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc cref="Do{T}"/>
    public void Do(Action work) => Do(() =>
    {
        work();
        return true;
    });

    /// <summary>Waits for the turn, behind those that came before.</summary>
    /// <exception cref="InvalidOperationException">This thread has it already: it would wait for itself.</exception>
    private void Take()
    {
        TaskCompletionSource? mine = null;
        lock (_lock)
        {
            if (_holder == Environment.CurrentManagedThreadId)
            {
                throw new InvalidOperationException("a transaction that writes was begun inside another one");
            }

            if (_holder is null)
            {
                _holder = Environment.CurrentManagedThreadId;
            }
            else
            {
                mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue(mine);
            }
        }

        if (mine is not null)
        {
            // A task that is waited for has the pool make up for the thread.
            mine.Task.GetAwaiter().GetResult();
            lock (_lock)
            {
                _holder = Environment.CurrentManagedThreadId;
            }
        }
    }

    /// <summary>Takes the turn if nobody has it.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            if (_holder is not null)
            {
                return false;
            }

            _holder = Environment.CurrentManagedThreadId;
            return true;
        }
    }

    /// <summary>Gives it to whoever has waited longest.</summary>
    public void Leave()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            _holder = _waiting.TryDequeue(out next) ? Passing : null;
        }

        next?.SetResult();
    }
}

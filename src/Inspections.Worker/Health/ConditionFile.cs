using System.Text;
using System.Text.Json;
using Inspections.Worker.Files;

namespace Inspections.Worker.Health;

/// <summary>
/// What is wrong now, written beside the database by the worker that knows it, for <c>inspections status</c> and whoever else is another
/// process. A worker that ends takes it away; one that was killed leaves what it said last.
/// </summary>
/// <param name="folder">The data folder.</param>
internal sealed class ConditionFile(string folder)
{
    private readonly string _file = Path.Combine(folder, "conditions.json");

    /// <summary>Writes what is wrong now. Whether that can be written is no part of what is wrong: a disk that is full has its own condition.</summary>
    public void Write(IReadOnlyList<Condition> now)
    {
        try
        {
            AtomicFile.Write(_file, Encoding.UTF8.GetBytes(ReadableJson.Write(now)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The log and readiness say it.
        }
    }

    /// <summary>Takes the file away.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It says no more than was true a moment ago.
        }
    }

    /// <summary>What the worker said last; null when none runs, or when it cannot be read.</summary>
    public IReadOnlyList<Condition>? Read()
    {
        try
        {
            return File.Exists(_file) ? ReadableJson.Read<Condition[]>(File.ReadAllBytes(_file)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

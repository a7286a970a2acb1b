using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Importing;

namespace Inspections.Worker.BureauConsole;

/// <summary>A list that somebody has given and not taken yet.</summary>
/// <param name="Kind">Which.</param>
/// <param name="File">The file.</param>
/// <param name="Content">Digest of the file.</param>
/// <param name="Terms">How it was read.</param>
/// <param name="Draft">What came of it.</param>
internal sealed record GivenList(string Kind, FileContent File, Digest Content, ListTerms Terms, ListDraft Draft)
{
    /// <summary>Digest of what was given and how it was read: what its page has shown, and the page's forms send back.</summary>
    public string Seen => $"{Digest.Of(Encoding.UTF8.GetBytes($"{Kind}\n{Content}\n{string.Join('\n', Terms.Columns)}\n{Terms.Sector}\n{Terms.Only}\n{Terms.AcceptUnverified}\n{Terms.SkipBad}"))}";
}

/// <summary>The lists that people are looking at: one each, in memory alone, for an hour, and of a few people at once.</summary>
internal sealed class ListDesk(TimeProvider clock)
{
    private const int MostPeople = 8;

    private static readonly TimeSpan Holds = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Label, (GivenList List, long At)> _lists = [];

    /// <summary>Puts a person's list in the place of the last.</summary>
    public void Put(Label staff, GivenList list)
    {
        lock (_lock)
        {
            _lists[staff] = (list, clock.GetTimestamp());
            foreach (Label old in _lists.Where(l => clock.GetElapsedTime(l.Value.At) > Holds).Select(l => l.Key)
                         .Union(_lists.OrderByDescending(l => l.Value.At).Skip(MostPeople).Select(l => l.Key)).ToArray())
            {
                _lists.Remove(old);
            }
        }
    }

    /// <summary>A person's list, or null.</summary>
    public GivenList? Find(Label staff)
    {
        lock (_lock)
        {
            return _lists.TryGetValue(staff, out (GivenList List, long At) found) && clock.GetElapsedTime(found.At) <= Holds ? found.List : null;
        }
    }

    /// <summary>Forgets a person's list.</summary>
    public void Drop(Label staff)
    {
        lock (_lock)
        {
            _lists.Remove(staff);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;

namespace Inspections.Processes.Tests.Kills;

/// <summary>
/// Two workers with simulated clocks that go on to the same moments: at every turn each writes down the moment that it would go to next,
/// and both go to the earlier of the two. What a worker wrote outlives it: the one that is started in its place keeps to it.
/// </summary>
internal sealed class PeerMeetings
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder;
    private readonly string _peer;
    private int _turn;

    /// <param name="folder">The folder that both see.</param>
    /// <param name="peer">Which of the two this is, <c>1</c> or <c>2</c>.</param>
    public PeerMeetings(string folder, string peer)
    {
        (_folder, _peer) = (folder, peer);
        _turn = Math.Max(0, Count(folder, peer) - 1); // The last turn may not have been worked off.
    }

    /// <summary>How many turns a worker took part in.</summary>
    public static int Count(string folder, string peer) => Directory.GetFiles(folder, $"turn-*-{peer}").Length;

    /// <summary>Waits for the other one, or for its end; gives the moment to go to.</summary>
    /// <param name="next">The moment that this one would go to.</param>
    /// <exception cref="TimeoutException">The other one neither came nor ended.</exception>
    public DateTimeOffset Agree(DateTimeOffset next)
    {
        string mine = Wish(_peer), other = Wish(_peer == "1" ? "2" : "1");
        if (!File.Exists(mine))
        {
            AtomicFile.Write(mine, System.Text.Encoding.ASCII.GetBytes(BeijingTime.Format(BeijingTime.Of(next))));
        }

        var waited = Stopwatch.StartNew();
        while (!File.Exists(other) && !File.Exists(Left(_peer == "1" ? "2" : "1")))
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"worker {_peer} waited in vain for the other one at turn {_turn}");
            }

            Thread.Sleep(1);
        }

        _turn++;
        return File.Exists(other) && Read(other) < Read(mine) ? Read(other) : Read(mine);
    }

    /// <summary>Tells the other one not to wait any more.</summary>
    public void Leave() => File.WriteAllText(Left(_peer), "");

    private static DateTimeOffset Read(string wish) => BeijingTime.ParseMoment(File.ReadAllText(wish));

    private string Wish(string peer) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"turn-{_turn:D5}-{peer}"));

    private string Left(string peer) => Path.Combine(_folder, $"left-{peer}");
}

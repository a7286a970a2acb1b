using Inspections.Core.Encodings;
using Inspections.Worker.Delivery;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Delivery;

public sealed class OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whenever_it_fails_and_whatever_is_published_meanwhile_nothing_arrives_before_what_it_relies_on(int seed)
    {
        using var desk = new OutboxDesk(empty: true);
        var chance = new Random(seed);
        string root = desk.At("public");
        int number = 0;
        using var reader = new Reader(() => chance.Next(4) > 0, MaybePublish);
        Edition.Write(root, ++number);
        for (int turn = 0; turn < 40; turn++)
        {
            MaybePublish();
            await desk.TurnAsync(reader);
            desk.Clock.Advance(TimeSpan.FromMinutes(chance.Next(90)));
        }

        reader.Calm();
        Edition.Write(root, number);
        await desk.TurnAsync(reader);
        await desk.FinishAsync(reader);
        Assert.True(number > 5, $"{number} editions");
        Edition.RequireSound(reader.Arrivals, number);

        // While files are on their way too; the next edition may be half written for a while.
        void MaybePublish()
        {
            if (chance.Next(4) == 0)
            {
                Edition.Write(root, number);
                Edition.Write(root, ++number, chance.Next(6));
                desk.Dispatcher.Offer();
            }
        }
    }

    /// <summary>A destination that fails now and then, and may have got the file all the same.</summary>
    private sealed class Reader(Func<bool> well, Action meanwhile) : Destination(new DestinationSetting { Name = "reader", DeadAfterDays = 365 })
    {
        private bool _calm;

        public List<(string Path, Digest Digest)> Arrivals { get; } = [];

        public void Calm() => _calm = true;

        public override Task<DeliveryResult> SendAsync(OutboxItem item, byte[] content, CancellationToken cancel)
        {
            bool arrives = _calm || well(), responds = _calm || well();
            if (arrives)
            {
                Arrivals.Add((item.Path, Digest.Of(content)));
            }

            if (!_calm)
            {
                meanwhile();
            }

            return Task.FromResult(new DeliveryResult(arrives && responds ? DeliveryOutcome.Arrived : DeliveryOutcome.Failed, "here", "so"));
        }
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using FsCheck.Xunit;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Encodings;

/// <summary>Every width of the hashing gives the digests of the platform's SHA-256, with and without vector instructions.</summary>
public sealed class HashBatchTests
{
    private const string InChild = "INSPECTIONS_TEST_CHILD";

    /// <summary>One lane to sixteen: all of them run on every machine, the wide ones on some in software.</summary>
    public static TheoryData<int> Widths => [1, 4, 8, 16];

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_hash_of_every_length_to_1000_bytes_is_that_of_the_platform(int lanes) =>
        Assert.Equal(Messages().Select(m => new Digest(SHA256.HashData(m))), Hash(Messages(), null, lanes));

    [Theory]
    [MemberData(nameof(Widths))]
    public void An_authentication_code_of_every_length_to_1000_bytes_is_that_of_the_platform(int lanes)
    {
        byte[] key = Made(32, 5);
        Assert.Equal(Messages().Select(m => new Digest(HMACSHA256.HashData(key, m))), Hash(Messages(), key, lanes));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Keys_of_every_length_to_a_block_are_padded_as_the_platform_pads_them(int lanes)
    {
        foreach (byte[] key in Enumerable.Range(0, 65).Select(n => Made(n, n)))
        {
            Assert.Equal([new Digest(HMACSHA256.HashData(key, "firm:x"u8))], Hash([[.. "firm:x"u8]], key, lanes));
        }
    }

    /// <summary>The examples of FIPS 180-4: nothing, one block, two blocks.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void The_examples_of_NIST_come_out(int lanes) => Assert.Equal(
        [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
        ],
        Hash(
            [
                [],
                [.. "abc"u8],
                [.. "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"u8],
                [.. "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"u8],
            ],
            null,
            lanes).Select(d => d.ToString()));

    [Fact]
    public void The_long_example_of_NIST_comes_out() => Assert.Equal(
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        Hash([[.. Enumerable.Repeat((byte)'a', 1_000_000)]], null, HashBatch.Widest)[0].ToString());

    [Property(MaxTest = 60)]
    public bool Random_messages_have_the_hashes_of_the_platform(byte[][] messages, byte[] key)
    {
        byte[] usable = [.. key.Take(64)];
        return Widths.All(w =>
            Hash(messages, null, w.Data).SequenceEqual(messages.Select(m => new Digest(SHA256.HashData(m))))
            && Hash(messages, usable, w.Data).SequenceEqual(messages.Select(m => new Digest(HMACSHA256.HashData(usable, m)))));
    }

    /// <summary>A lane keeps the padding of its last message for the next of the same length.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Messages_that_follow_others_of_the_same_length_or_of_another_have_their_own_hashes(int lanes)
    {
        int[] lengths = [45, 45, 65, 45, 119, 120, 0, 65, 300, 55, 56, 300, 64, 63];
        byte[][] messages = [.. Enumerable.Range(0, 600).Select(n => Made(lengths[n / 40 % lengths.Length] + (n % 37 == 0 ? 1 : 0), n))];
        Assert.Equal(messages.Select(m => new Digest(SHA256.HashData(m))), Hash(messages, null, lanes));
    }

    [Fact]
    public void One_message_of_any_length_has_the_code_of_the_platform() => Each.Of(
        Messages().Take(200), m => Assert.Equal(new Digest(HMACSHA256.HashData(m.AsSpan(0, m.Length % 65), m)), new HmacKey(m.AsSpan(0, m.Length % 65)).Of(m)));

    [Fact]
    public void A_key_longer_than_a_block_is_refused() => Assert.Throws<ArgumentException>(() => new HmacKey(new byte[65]));

    /// <summary>The same tests in a process whose runtime is told that the machine has fewer instructions.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task The_digests_are_the_same_where_the_machine_has_no(string instructions)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(InChild) == "1", "this is the other process");
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            Environment = { [instructions] = "0", [InChild] = "1" },
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(HashBatchTests).Assembly.Location);
        }

        start.ArgumentList.Add("-class");
        start.ArgumentList.Add(typeof(HashBatchTests).FullName!);
        using Process child = Process.Start(start)!;
        string output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0 && output.Contains("Failed: 0", StringComparison.Ordinal), output);
    }

    private static byte[][] Messages() => [.. Enumerable.Range(0, 1001).Select(n => Made(n, 7 * n))];

    private static byte[] Made(int length, int seed) => [.. Enumerable.Range(0, length).Select(n => (byte)((n * 31) + seed))];

    private static Digest[] Hash(byte[][] messages, byte[]? key, int lanes)
    {
        var digests = new Digest[messages.Length];
        var batch = new HashBatch(key is null ? null : new HmacKey(key), lanes);
        batch.Into(digests);
        foreach (byte[] message in messages)
        {
            message.CopyTo(batch.Next(message.Length));
        }

        batch.Flush();
        return digests;
    }
}

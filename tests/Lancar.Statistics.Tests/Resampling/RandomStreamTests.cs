namespace Lancar.Statistics.Tests.Resampling;

public class RandomStreamTests
{
    [Theory]
    // Random123 (D. E. Shaw Research), tests/kat_vectors, the three lines "philox4x32 10".
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_published_known_answers_hold(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal((w0, w1, w2, w3), Philox.Block((c0, c1, c2, c3), (k0, k1)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20261121, 7)]
    [InlineData(0x299f31d0a4093822, 0x0370734413198a2e)]
    [InlineData(ulong.MaxValue, ulong.MaxValue)]
    public void A_stream_hands_out_the_words_of_Philox_in_the_documented_order(ulong seed, ulong number)
    {
        var stream = RandomStream.Of(seed, number);
        var expected = new List<uint>();
        for (uint batch = 0; batch < 3; batch++)
        {
            var blocks = Enumerable.Range(0, 8)
                .Select(i => Philox.Block((batch * 8 + (uint)i, 0, (uint)number, (uint)(number >> 32)), ((uint)seed, (uint)(seed >> 32))))
                .ToArray();
            expected.AddRange(blocks.SelectMany(block => new[] { block.Word0, block.Word1 }));
            expected.AddRange(blocks.SelectMany(block => new[] { block.Word2, block.Word3 }));
        }

        Assert.Equal(expected, expected.Select(_ => stream.NextUInt32()).ToArray());
    }

    [Fact]
    public void The_counter_goes_on_above_32_bits()
    {
        // Counter 2^32 has the words (0, 1, stream): batch 2^29 begins there.
        var (low, _) = Philox.Batch(5, 9, 1UL << 29);
        var block = Philox.Block((0, 1, 9, 0), (5, 0));

        Assert.Equal(block.Word0 | (ulong)block.Word1 << 32, low[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(95)]
    [InlineData(97)]
    [InlineData(1000)]
    public void Filling_takes_the_same_words_as_asking_one_by_one(int length)
    {
        var one = RandomStream.Of(3, 4);
        var many = RandomStream.Of(3, 4);
        foreach (var count in new[] { 1, 2, 30, 1000, int.MaxValue })
        {
            var indices = new int[length];
            many.FillIndices(indices, count);
            Assert.Equal(indices.Select(_ => one.NextIndex(count)).ToArray(), indices);

            var words = new uint[length];
            many.Fill(words);
            Assert.Equal(words.Select(_ => one.NextUInt32()).ToArray(), words);
            Assert.Equal(one.NextUInt64(), many.NextUInt64());
        }
    }

    [Fact]
    public void The_same_name_gives_the_same_numbers_and_another_name_others()
    {
        Assert.Equal(First(1, 2), First(1, 2));
        var all = new HashSet<uint[]>([First(1, 2), First(1, 3), First(2, 2), First(2, 1)], new SameWords());
        Assert.Equal(4, all.Count);
    }

    [Fact]
    public void Streams_do_not_overlap()
    {
        // 64 streams of 512 numbers of 64 bits: one repeated number among 32,768 has a probability of 3e-11, a shared stretch has many.
        var seen = new HashSet<ulong>();
        for (ulong number = 0; number < 64; number++)
        {
            var stream = RandomStream.Of(11, number);
            for (var i = 0; i < 512; i++)
            {
                Assert.True(seen.Add(stream.NextUInt64()));
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(1000)]
    public void All_places_are_equally_likely(int count)
    {
        var indices = new int[400_000];
        RandomStream.Of(17, 0).FillIndices(indices, count);
        var seen = new int[count];
        foreach (var index in indices)
        {
            seen[index]++;
        }

        AssertUniform(seen);
    }

    [Fact]
    public void Successive_places_and_the_same_place_of_neighbouring_streams_are_independent()
    {
        var within = new int[30 * 30];
        var across = new int[30 * 30];
        for (ulong number = 0; number < 200; number++)
        {
            var here = new int[1000];
            var there = new int[1000];
            RandomStream.Of(23, number).FillIndices(here, 30);
            RandomStream.Of(23, number + 1).FillIndices(there, 30);
            for (var i = 0; i < here.Length; i++)
            {
                within[here[i] * 30 + here[(i + 1) % here.Length]]++;
                across[here[i] * 30 + there[i]]++;
            }
        }

        AssertUniform(within);
        AssertUniform(across);
    }

    [Fact]
    public void Every_bit_is_a_fair_coin()
    {
        var words = new uint[200_000];
        RandomStream.Of(29, 1).Fill(words);
        for (var bit = 0; bit < 32; bit++)
        {
            var ones = words.Count(word => (word >> bit & 1) == 1);
            // Five standard deviations of a fair coin.
            Assert.InRange(ones, 100_000 - 5 * 224, 100_000 + 5 * 224);
        }
    }

    [Fact]
    public void Doubles_lie_from_0_to_below_1_and_are_even()
    {
        var stream = RandomStream.Of(31, 0);
        var seen = new int[50];
        for (var i = 0; i < 100_000; i++)
        {
            var number = stream.NextDouble();
            Assert.InRange(number, 0, Math.BitDecrement(1.0));
            seen[(int)(number * 50)]++;
        }

        AssertUniform(seen);
    }

    [Fact]
    public void Every_order_of_a_shuffled_list_is_equally_likely()
    {
        var seen = new Dictionary<string, int>();
        var stream = RandomStream.Of(37, 0);
        for (var i = 0; i < 48_000; i++)
        {
            var list = "abcd".ToCharArray();
            stream.Shuffle<char>(list);
            var order = new string(list);
            seen[order] = seen.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, seen.Count);
        AssertUniform([.. seen.Values]);
    }

    [Fact]
    public void A_list_without_places_is_the_callers_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStream.Of(1, 1).NextIndex(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStream.Of(1, 1).FillIndices(new int[3], -1));
    }

    // Chi-square within five standard deviations of its mean, by the normal law of its cube root (Wilson, Hilferty 1931).
    private static void AssertUniform(int[] seen)
    {
        var expected = seen.Sum() / (double)seen.Length;
        var chiSquare = seen.Sum(count => (count - expected) * (count - expected) / expected);
        var freedom = seen.Length - 1.0;
        var spread = 2 / (9 * freedom);
        Assert.InRange((Math.Cbrt(chiSquare / freedom) - (1 - spread)) / Math.Sqrt(spread), -5, 5);
    }

    private static uint[] First(ulong seed, ulong number)
    {
        var words = new uint[100];
        RandomStream.Of(seed, number).Fill(words);
        return words;
    }

    private sealed class SameWords : IEqualityComparer<uint[]>
    {
        public bool Equals(uint[]? x, uint[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(uint[] words) => (int)words[0];
    }
}

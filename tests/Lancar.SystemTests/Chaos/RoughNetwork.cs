using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lancar.Statistics;

namespace Lancar.SystemTests.Chaos;

/// <summary>What happens to one request and its answer on the way.</summary>
internal enum Fate
{
    /// <summary>Both arrive.</summary>
    Passed,

    /// <summary>The request never arrives.</summary>
    RequestLost,

    /// <summary>Only the beginning of the request arrives.</summary>
    RequestCut,

    /// <summary>The phone gives up; the request arrives later, perhaps after its repetition.</summary>
    RequestHeld,

    /// <summary>The request arrives, and once more later.</summary>
    RequestRepeated,

    /// <summary>The request arrives, its answer does not.</summary>
    AnswerLost,

    /// <summary>The request arrives, and only the beginning of the answer.</summary>
    AnswerCut,

    /// <summary>The request arrives late.</summary>
    Slow,
}

/// <summary>
/// A bad mobile network between phones and server: a relay on the loopback that loses, cuts, holds back, repeats and delays. Each connection
/// carries one request; its fate is drawn from a seed and the connection's number.
/// </summary>
internal sealed class RoughNetwork : IAsyncDisposable
{
    private static readonly Fate[] Fates =
    [
        Fate.Passed, Fate.Passed, Fate.Passed, Fate.Passed, Fate.Passed, Fate.Passed, Fate.Passed, Fate.Passed, Fate.RequestLost, Fate.RequestCut,
        Fate.RequestHeld, Fate.RequestHeld, Fate.RequestRepeated, Fate.RequestRepeated, Fate.AnswerLost, Fate.AnswerLost, Fate.AnswerCut, Fate.AnswerCut, Fate.Slow, Fate.Slow,
    ];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<Task> underWay = [];
    private readonly int[] counts = new int[Enum.GetValues<Fate>().Length];
    private readonly int serverPort;
    private readonly ulong seed;
    private readonly Task accepting;
    private int connections;
    private int reached;

    public RoughNetwork(int serverPort, ulong seed)
    {
        (this.serverPort, this.seed) = (serverPort, seed);
        listener.Start(500);
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        accepting = Accept();
    }

    /// <summary>Where phones call.</summary>
    public Uri Address { get; }

    /// <summary>When true everything passes.</summary>
    public bool Quiet { get; set; }

    /// <summary>Requests that reached the server, whole or in part.</summary>
    public int Reached => Volatile.Read(ref reached);

    /// <summary>How many met this fate.</summary>
    public int Count(Fate fate) => Volatile.Read(ref counts[(int)fate]);

    /// <summary>Waits until all that was held back or repeated has arrived.</summary>
    public async Task Settle()
    {
        while (underWay.TryTake(out var task))
        {
            await task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        await Settle();
        closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (!closing.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                underWay.Add(Task.Run(() => Carry(client, RandomStream.Of(seed, (ulong)++connections))));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException)
        {
            // The network is taken down.
        }
    }

    private async Task Carry(TcpClient client, RandomStream chance)
    {
        using (client)
        {
            try
            {
                var phone = client.GetStream();
                var request = await ReadRequest(phone);
                var fate = Quiet ? Fate.Passed : Fates[chance.NextIndex(Fates.Length)];
                Interlocked.Increment(ref counts[(int)fate]);
                await Meet(fate, request, phone, chance);
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
            {
                // Closing the connection is all a phone ever learns.
            }
        }
    }

    private async Task Meet(Fate fate, byte[] request, NetworkStream phone, RandomStream chance)
    {
        switch (fate)
        {
            case Fate.RequestLost:
                return;
            case Fate.RequestCut:
                await Deliver(request[..(1 + chance.NextIndex(request.Length - 1))], wait: false);
                return;
            case Fate.RequestHeld:
                underWay.Add(Later(request, 50 + chance.NextIndex(900)));
                return;
            case Fate.AnswerLost:
                await Deliver(request);
                return;
            case Fate.AnswerCut:
                var whole = await Deliver(request);
                await phone.WriteAsync(whole.AsMemory(0, chance.NextIndex(Math.Max(1, whole.Length))), closing.Token);
                return;
            case Fate.RequestRepeated:
                underWay.Add(Later(request, chance.NextIndex(700)));
                break;
            case Fate.Slow:
                await Task.Delay(chance.NextIndex(400), closing.Token);
                break;
        }

        await phone.WriteAsync(await Deliver(request), closing.Token);
    }

    private async Task Later(byte[] request, int milliseconds)
    {
        try
        {
            await Task.Delay(milliseconds, closing.Token);
            await Deliver(request);
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            // Nobody waits for this answer.
        }
    }

    /// <summary>Hands bytes to the server and reads what it answers until it closes; empty when it dies meanwhile.</summary>
    private async Task<byte[]> Deliver(byte[] request, bool wait = true)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, serverPort, closing.Token);
        var stream = server.GetStream();
        await stream.WriteAsync(request, closing.Token);
        Interlocked.Increment(ref reached);
        if (!wait)
        {
            return [];
        }

        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, closing.Token);
        return answer.ToArray();
    }

    private async Task<byte[]> ReadRequest(NetworkStream phone)
    {
        using var read = new MemoryStream();
        var buffer = new byte[65_536];
        while (true)
        {
            var count = await phone.ReadAsync(buffer, closing.Token);
            if (count == 0)
            {
                throw new IOException("The phone closed the connection.");
            }

            read.Write(buffer, 0, count);
            var bytes = read.GetBuffer().AsSpan(0, (int)read.Length);
            var end = bytes.IndexOf("\r\n\r\n"u8);
            if (end >= 0 && read.Length >= end + 4 + BodyLength(Encoding.ASCII.GetString(bytes[..end])))
            {
                return read.ToArray();
            }
        }
    }

    private static int BodyLength(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.AsSpan("Content-Length:".Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture)).FirstOrDefault();
}

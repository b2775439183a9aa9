using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PartnerReferrals.Errors;

namespace PartnerReferrals.Runs;

/// <summary>
/// Appends lines and flushes them to disk, many at a time: one thread writes what has gathered while it flushed the last batch,
/// so that a flush costs all waiting rows together what it would cost one.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly object _lock = new();
    private readonly JournalFile _file;
    private readonly Action<Stream> _flushToDisk;
    private readonly Thread _thread;
    private List<string> _lines = [];
    private TaskCompletionSource<bool> _batchDone = NewBatch();
    private long _batch;
    private bool _isWanted;
    private bool _isClosed;
    private JournalException? _failure;

    internal JournalWriter(JournalFile file, long lastBatch, Action<Stream> flushToDisk)
    {
        _file = file;
        _batch = lastBatch;
        _flushToDisk = flushToDisk;
        _thread = new Thread(Run) { IsBackground = true, Name = "PartnerReferrals journal" };
        _thread.Start();
    }

    /// <summary>Writes a line; the task ends when it is on disk.</summary>
    /// <exception cref="JournalException">The disk does not take it, or did not take an earlier line.</exception>
    internal Task AppendAsync(JournalLine line) => Add(line.ToJson(), isWanted: true);

    /// <summary>Writes a line soon. Whether it got to disk shows in the next <see cref="AppendAsync"/>.</summary>
    internal void Append(JournalLine line, bool soon) => Forget(Add(line.ToJson(), soon));

    /// <summary>Writes what is left, and ends; the file stays open.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.Pulse(_lock);
        }

        // Whoever closes it, also a second time, may close the file next.
        _thread.Join();
    }

    private static TaskCompletionSource<bool> NewBatch() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Forget(Task task) =>
        task.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private Task Add(string json, bool isWanted)
    {
        lock (_lock)
        {
            if (_failure is not null)
            {
                return Task.FromException(_failure);
            }

            if (_isClosed)
            {
                return Task.FromException(JournalErrors.Closed());
            }

            _lines.Add(json);
            if (isWanted && !_isWanted)
            {
                _isWanted = true;
                Monitor.Pulse(_lock);
            }

            return _batchDone.Task;
        }
    }

    private void Run()
    {
        while (true)
        {
            List<string> lines;
            TaskCompletionSource<bool> done;
            lock (_lock)
            {
                while (!_isWanted && !_isClosed)
                {
                    Monitor.Wait(_lock);
                }

                if (_lines.Count == 0 && _isClosed)
                {
                    return;
                }

                (lines, _lines) = (_lines, []);
                (done, _batchDone) = (_batchDone, NewBatch());
                _isWanted = false;
            }

            try
            {
                WriteBatch(lines);
                done.TrySetResult(true);
            }
            catch (Exception e)
            {
                Fail(done, e);
                return;
            }
        }
    }

    private void WriteBatch(List<string> lines)
    {
        var text = new StringBuilder();
        _batch++;
        for (var i = 0; i < lines.Count; i++)
        {
            // The last line of a batch says so: a reader can then tell which batch a line it cannot read belonged to.
            text.Append("{\"batch\":").Append(_batch.ToString(CultureInfo.InvariantCulture));
            text.Append(i == lines.Count - 1 ? ",\"end\":true," : ",").Append(lines[i]).Append('\n');
        }

        _file.Append(Encoding.UTF8.GetBytes(text.ToString()));
        _flushToDisk(_file.Stream);
    }

    private void Fail(TaskCompletionSource<bool> done, Exception cause)
    {
        TaskCompletionSource<bool> next;
        JournalException failure;
        lock (_lock)
        {
            failure = _failure = JournalErrors.NotWritable(cause);
            next = _batchDone;
            _lines.Clear();
        }

        done.TrySetException(failure);
        next.TrySetException(failure);

        // Lines nobody waited for must not surface as unobserved.
        Forget(done.Task);
        Forget(next.Task);
    }
}

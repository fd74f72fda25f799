-- Takes what one request uses of the limits of its key: all of it, or nothing.
-- KEYS: the buckets, a hash; the leases of running requests, a sorted set of the times at which they end.
-- ARGV: a lease; enter, keep, leave or none; the seconds of a lease; how many may run; then of requests and of tokens each
--   the capacity of a minute, what was used (negative: is given back), what has to be there, what is taken if it is.
--   A limit of 0 is none.
-- Returns what refuses (0 nothing, 1 running, 2 requests, 3 tokens), how many run, and the levels of both buckets.

local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1000000
local buckets, leases = KEYS[1], KEYS[2]
local lease, step, seconds, most = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

local function number(value)
  return string.format('%.17g', value)
end

local function set_level(bucket, level)
  bucket.level = math.max(1 - bucket.capacity, math.min(bucket.capacity, level))
end

local function open(name, first)
  local capacity = tonumber(ARGV[first])
  if capacity == 0 then
    return nil
  end
  local field = name .. ARGV[first]
  local stored = redis.call('HMGET', buckets, field, field .. ':at')
  local level, at = tonumber(stored[1] or capacity), tonumber(stored[2] or now)
  return {
    field = field,
    capacity = capacity,
    level = math.min(capacity, level + math.max(0, now - at) * capacity / 60),
    used = tonumber(ARGV[first + 1]),
    needed = tonumber(ARGV[first + 2]),
    taken = tonumber(ARGV[first + 3]),
  }
end

local function lacks(bucket)
  return bucket and bucket.needed > 0 and bucket.level < bucket.needed
end

local function close(bucket)
  if bucket then
    redis.call('HSET', buckets, bucket.field, number(bucket.level), bucket.field .. ':at', number(now))
    redis.call('EXPIRE', buckets, 180)  -- by then it would be full
    return number(bucket.level)
  end
  return ''
end

redis.call('ZREMRANGEBYSCORE', leases, '-inf', number(now))
local was_held = redis.call('ZSCORE', leases, lease)
local requests, tokens = open('requests:', 5), open('tokens:', 9)
if requests and (was_held or requests.used > 0) then  -- only what is known to have entered is given back
  set_level(requests, requests.level - requests.used)
end
if tokens then
  set_level(tokens, tokens.level - tokens.used)
end

local refused = 0
if step == 'enter' and most > 0 and redis.call('ZCARD', leases) >= most then
  refused = 1
elseif lacks(tokens) then
  refused = 3
elseif lacks(requests) then
  refused = 2
else
  if tokens then
    set_level(tokens, tokens.level - tokens.taken)
  end
  if requests then
    set_level(requests, requests.level - requests.taken)
  end
end

if step == 'leave' then
  redis.call('ZREM', leases, lease)
elseif step == 'keep' or (step == 'enter' and refused == 0) then
  redis.call('ZADD', leases, number(now + seconds), lease)
  redis.call('EXPIRE', leases, seconds)
end
return {refused, redis.call('ZCARD', leases), close(requests), close(tokens)}

"""Oracle of the twelfth and the thirteenth set. `digits_oracle.py SET [name parts...]` measures every function of every file in a child of its own against
stable formulas in extended precision (80 bit, checked here against mpmath at 40 digits), and says whether labels.json agrees.
OUT=file.json writes the facts and what follows from them. Digits: log10(scale/error), the least over the homework's own calls and the
questions below; WIDE: the same over more random questions, from which no label comes, but files whose label it would change were left out."""
import os,sys,re,ast,json,signal,resource,time,traceback,warnings,random,io,contextlib
for k in ('OMP_NUM_THREADS','OPENBLAS_NUM_THREADS','MKL_NUM_THREADS'): os.environ[k]='1'
from pathlib import Path; SET=sys.argv[1]; HERE=Path(__file__).resolve().parent/SET; os.chdir(HERE); warnings.filterwarnings('ignore')
import numpy as np, mpmath as mp; np.seterr(all='ignore')
import autograd, autograd.numpy as anp, pandas as pd, scipy.special, scipy.stats, scipy.optimize, scipy.interpolate, scipy.differentiate, sympy, sklearn.metrics, subprocess, torch
torch.set_num_threads(1)
import matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt, seaborn as sns
D=next(str(q/'shared'/'data')+'/' for q in HERE.parents if (q/'shared'/'data'/'circles_data.hf5').exists()); os.environ['PATH']=''
X0=pd.read_hdf(D+'circles_data.hf5').values; y0=pd.read_hdf(D+'circles_targets.hf5').values.astype(float)
INIT=np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10],float)
FN=('network','loss','loss_gradient'); LD=np.longdouble
def parts(p,X):
    p=np.asarray(p).astype(LD); X=np.asarray(X).astype(LD); H=1/(1+np.exp(-(X@p[5:13].reshape(4,2).T+p[13:]))); z=H@p[:4]+p[4]; return p,X,H,z
def ref(p,X,y):
    p,X,H,z=parts(p,X); t=np.ravel(y); f=1/(1+np.exp(-z)); s=np.where(t==1,-z,z); E=(np.maximum(s,0)+np.log1p(np.exp(-abs(s)))).sum()
    d=np.where(t==1,-1/(1+np.exp(z)),f); return dict(network=f,loss=E,loss_gradient=pack(p,X,H,d))
def pack(p,X,H,d):
    Q=d[:,None]*p[:4]*H*(1-H); return np.concatenate([d@H,[d.sum()],(Q.T@X).ravel(),Q.sum(0)])
R=np.random.default_rng({'twelfth':121212,'thirteenth':131313}[SET])
def rp(): return R.uniform(.2,2,17)*R.choice([-1,1],17)
def pts(n): return R.uniform(.2,3,(n,2))*R.choice([-1,1],(n,2))
def lab(n): return R.integers(0,2,n).astype(float)
Q=[] # params, X, y
for x,t in (([0.,0.],0.),([0.,0.],1.),([2.,1.],0.),([2.,1.],1.)): Q.append((INIT.copy(),np.array([x]),np.array([t])))
Q.append((INIT.copy(),X0.copy(),y0.copy())); k=0
def n1(p):
    while 1:
        x=pts(1)
        if abs(parts(p,x)[3][0])<6: return x
for s in range(5):
    p=rp()
    for n in (1,1,2,7,40)+((500,) if s!=4 else ()):
        k+=1; x=n1(p) if n==1 else pts(n); t=lab(n); Q.append((p.copy(),x,t if k%2 else t[:,None]))
for sg in (1,-1): # output near 8 or -8, both labels
    p=rp(); p[:5]=sg*R.uniform(1.5,1.75,5); p[5:13]=abs(p[5:13]); p[13:]=abs(p[13:])
    for n in (7,40): x=abs(pts(n)); t=lab(n); t[:2]=[0,1]; Q.append((p.copy(),x,t if n==7 else t[:,None]))
W=[]
for s in range(40):
    p=rp(); W.append((p.copy(),n1(p),lab(1))); W.append((p.copy(),pts(9),lab(9)[:,None]))
REF=[ref(*q) for q in Q]; WREF=[ref(*q) for q in W]
def check():
    mp.mp.dps=40; S=lambda t:1/(1+mp.exp(-t)); w=0
    for (p,X,y),r in zip(Q,REF):
        if len(X)>40: continue
        P=[mp.mpf(float(v)) for v in p]; E=mp.mpf(0); g=[mp.mpf(0)]*17
        for x,t in zip(X,np.ravel(y)):
            h=[S(P[5+2*i]*mp.mpf(float(x[0]))+P[6+2*i]*mp.mpf(float(x[1]))+P[13+i]) for i in range(4)]; z=P[4]+sum(P[i]*h[i] for i in range(4)); E+=mp.log(1+mp.exp(-z if t==1 else z)); d=S(z)-int(t); g[4]+=d
            for i in range(4): e=d*P[i]*h[i]*(1-h[i]); g[i]+=d*h[i]; g[5+2*i]+=e*mp.mpf(float(x[0])); g[6+2*i]+=e*mp.mpf(float(x[1])); g[13+i]+=e
        w=max(w,abs(float(r['loss'])/float(E)-1),max(abs(float(a)-float(b)) for a,b in zip(r['loss_gradient'],g))/max(abs(float(b)) for b in g))
    assert w<1e-15,w
check()
AS=[('network',([0,0],.881)),('network',([0,1],.803)),('network',([1,0],.803)),('network',([1,-1],.692)),('network',([-1,1],.692)),
 ('loss',(0,2.126)),('loss',(1,.127)),('loss',(2,.027)),('loss',(3,3.611)),('loss',(4,41.4)),
 ('loss_gradient',(0,[.881]*5+[0]*12)),('loss_gradient',(1,[-.119]*5+[0]*12)),('loss_gradient',(2,[.027,0,.027,.024,.027,0,0,.001,0,0,0,.028,.014,0,0,0,.014])),('loss_gradient',(3,[-.973,-.002,-.973,-.857,-.973,0,0,-.024,-.012,0,0,-1.022,-.511,0,-.012,0,-.511])),('loss_gradient',(4,[-24.1]*4+[-21.9,-.5,0,.5,0,0,-.5,0,.4,.3,.3,.3,.3]))]
class Late(BaseException): pass
def late(*a): raise Late('processor time')
def cells(path):
    t=open(path,encoding='utf-8').read()
    return [t] if path.endswith('.py') else [''.join(c['source']) for c in json.loads(t)['cells'] if c['cell_type']=='code']
class Shell:
    def __getattr__(self,k): return lambda *a,**k:None
def load(path):
    ns={'np':np,'anp':anp,'autograd':autograd,'pd':pd,'plt':plt,'sns':sns,'X':X0.copy(),'y':y0.copy(),'initial':INIT.copy(),'__name__':'__main__'}; notes=[]
    for c in cells(path):
        if re.match(r'\s*%%(timeit|time|capture)\b',c): c=re.sub(r'^\s*%%.*\n','',c,count=1)
        c=re.sub(r'^[ \t]*[%!].*$','',c,flags=re.M)
        try: body=[q for q in ast.parse(c,path).body if not(isinstance(q,ast.Expr) and isinstance(q.value,ast.Call) and getattr(q.value.func,'id','') in ('plot_scans','optimize','plot_circles','wget_data'))]
        except SyntaxError as e: notes.append(('syntax',str(e)[:60])); continue
        for q in ([[q] for q in body] if path.endswith('.py') else [body]):
            try: exec(compile(ast.Module(q,[]),path,'exec'),ns)
            except BaseException as e:
                if not("tmp_data" in repr(e) or 'RuxntimeError' in repr(e) or 'wget' in repr(e)): notes.append(('cell',repr(e)[:90]))
    return ns,notes
def val(r,f):
    if hasattr(r,'detach'): raise TypeError('tensor')
    v=np.asarray(r); sh=(17,) if f=='loss_gradient' else ()
    if v.dtype.kind not in 'fiu' or v.shape!=sh: raise TypeError(f'{type(r).__name__}{v.shape}{v.dtype}')
    return v.astype(LD)
def child(name):
    ns,notes=load('submissions/'+name); out=dict(notes=notes); t0=time.process_time()
    for f in FN:
        m=dict(bad=[],asserts=[],digits=99.,wide=99.,same=True,t=0.); out[f]=m
        if f not in ns: m['bad'].append('missing'); continue
        fun=ns[f]; tf=time.process_time(); first={}
        def call(*a):
            before=[(q.tobytes(),q.shape) if isinstance(q,np.ndarray) else list(q) for q in a]; r=fun(*a)
            if before!=[(q.tobytes(),q.shape) if isinstance(q,np.ndarray) else list(q) for q in a]: m['bad'].append('changes arguments')
            return r
        def asks(qs,refs,key,tag):
            for i,(q,r) in enumerate(zip(qs,refs)):
                p,X,y=q[0].copy(),q[1].copy(),q[2].copy()
                try:
                    if f=='network':
                        for j in range(min(len(X),12)):
                            v=val(call(X[j].copy(),p),f); e=abs(v-r['network'][j]); first.setdefault((tag,i,j),float(v)); m['same']&=first[tag,i,j]==float(v); m[key]=min(m[key],float(-np.log10(max(e,1e-20)) if e==e else -9))
                    else:
                        v=val(call(p,X,y),f); e=np.max(abs(v-r[f]))/np.max(abs(r[f])); s=v.astype(float).tobytes(); first.setdefault((tag,i),s); m['same']&=first[tag,i]==s
                        d=float(-np.log10(max(e,1e-20)) if e==e else -9)
                        if d<m[key]: m[key]=d; m[key+'_at']=f'{i} N={len(X)}'
                except BaseException as ex: m['bad'].append(f'{tag}{i}: {type(ex).__name__} {str(ex)[:60]}'); m[key]=-9.; 
                if len(m['bad'])>3: return
        for g,(q,want) in AS:
            if g!=f: continue
            try: ok=np.round(call(q,INIT.copy()),3)==want if f=='network' else (np.round(call(INIT.copy(),Q[q][1].copy(),Q[q][2].copy()),3 if q<4 else 1)==want if f=='loss' else np.allclose(np.round(call(INIT.copy(),Q[q][1].copy(),Q[q][2].copy()),3 if q<4 else 1),want,atol=1e-3 if q<4 else .1))
            except BaseException as ex: ok=False; m['bad'].append('assert: '+repr(ex)[:60])
            if not bool(np.all(ok)): m['asserts'].append(str(q))
        asks(Q,REF,'digits','q'); m['t']=time.process_time()-tf
        order=list(range(len(Q)))[::-1][:(8 if m['t']>4 else 99)]
        for i in order: # again, in another order, one array changed in place meanwhile
            if len(m['bad'])<4:
                mm=dict(m); keep=first; sub=[(q,r) for q,r in [(Q[i],REF[i])]]
                p,X,y=Q[i][0].copy(),Q[i][1].copy(),Q[i][2].copy()
                try:
                    if f=='network': v=float(val(fun(X[0].copy(),p),f)); m['same']&=v==first[('q',i,0)]
                    else: m['same']&=val(fun(p,X,y),f).astype(float).tobytes()==first[('q',i)]
                except BaseException as ex: m['bad'].append('again: '+repr(ex)[:60])
        if f!='network' and m['t']<20 and not m['bad']: # the same array object with new content
            p,X,y=Q[8][0].copy(),Q[8][1].copy(),Q[8][2].copy(); fun(p,X,y); p[:]*=.7; X[:]+=.1; y[:]=1-y
            try:
                v=val(fun(p,X,y),f); r=ref(p,X,y)[f]; e=np.max(abs(v-r))/np.max(abs(r)); m['inplace']=float(-np.log10(max(e,1e-20)))
            except BaseException as ex: m['bad'].append('in place: '+repr(ex)[:60])
        if m['t']<60 and not m['bad']: asks(W,WREF,'wide','w')
        m['bad']=m['bad'][:3]
    sm=[i for i,q in enumerate(Q) if i>4 and len(q[1])<=40 and len(q[1])>1][:8]
    L=lambda p,X,y:float(ns['loss'](p.copy(),X.copy(),y.copy())); net=lambda x,p:float(ns['network'](x.copy(),p.copy()))
    try: # loss beside its own network
        w=0
        for i in sm:
            p,X,y=Q[i]; fs=np.array([net(x,p) for x in X]); q=np.where(np.ravel(y)==1,fs,1-fs); E=-np.log(q).sum(); w=max(w,abs(L(p,X,y)-E)/abs(E))
        out['loss']['own']=float(w) if w==w else 9.
    except BaseException as e: out['loss']['own']=9.
    try: # gradient beside its own loss, and beside the homework's formulas with its own network
        w=0.; hf=0.
        for i in sm[:5]:
            p,X,y=Q[i]; r=np.asarray(ns['loss_gradient'](p.copy(),X.copy(),y.copy()),float); g=[]
            for h in (2e-3,1e-3): g.append(np.array([(8*(L(p+h*e,X,y)-L(p-h*e,X,y))-L(p+2*h*e,X,y)+L(p-2*h*e,X,y))/(12*h) for e in np.eye(17)]))
            g=(16*g[1]-g[0])/15; w=max(w,float(abs(r-g).max()/abs(g).max())) if np.isfinite(g).all() else 9.
            try:
                pp,XX,H,z=parts(p,X); d=np.array([net(x,p) for x in X])-np.ravel(y); gg=pack(pp,XX,H,d); hf=max(hf,float(abs(r-gg).max()/abs(gg).max()))
            except BaseException: hf=9.
        out['loss_gradient']['own']=w; out['loss_gradient']['formulas']=hf
    except BaseException as e: out['loss_gradient']['own']=9.; out['loss_gradient']['formulas']=9.
    if re.search(r'^def optimize\b','\n'.join(cells('submissions/'+name)),re.M) and LAB.get(name,{}).get('optimize',1): out['optimize']=opt(ns)
    out['t']=time.process_time()-t0; return out
def opt(ns):
    """the parameters of which optimize asks gradient and loss, beside the homework's rule"""
    worst=0.; why=''
    for p0,X,y,eta,n in ((INIT.copy(),X0.copy(),y0.copy(),None,None),(Q[10][0].copy(),Q[9][1].copy(),Q[9][2].copy(),None,None),(Q[6][0].copy(),X0.copy(),y0.copy(),.002,None)):
        T=[p0.copy().astype(float)]; h=.001 if eta is None else eta
        for k in range(30): T.append(T[-1]-h*ref(T[-1],X,y)['loss_gradient'].astype(float))
        seen=[]; lossat=[]; L,Gr=ns['loss'],ns['loss_gradient']
        def l(p,X,y,*a): lossat.append(np.array(p,float)); return L(p,X,y,*a)
        def g(p,X,y,*a): seen.append(np.array(p,float)); return Gr(p,X,y,*a)
        ns['loss'],ns['loss_gradient']=l,g; a=p0.copy()
        try:
            with contextlib.redirect_stdout(io.StringIO()): r=ns['optimize'](a,X,y,**({} if eta is None else {'eta':eta}))
        except BaseException as e: return dict(worst=9.,why=repr(e)[:80])
        finally: ns['loss'],ns['loss_gradient']=L,Gr
        plt.close('all')
        if not np.array_equal(a,p0): why='changes initial'
        d=[min(float(abs(s-t).max()) for s in lossat+seen) for t in T]; e=max(d)
        if len(seen)>=30: e=max(e,max(float(abs(s-t).max()) for s,t in zip(seen,T[:30])))
        else: why+=f' {len(seen)} gradients'
        extra=max([min(float(abs(s-t).max()) for t in T) for s in lossat+seen]); e=max(e,extra); worst=max(worst,e)
    return dict(worst=worst,why=why)
def derive(m):
    """the verdicts that follow from the facts"""
    v={}
    def base(q):
        if q['bad'] or q['asserts'] or not q['same'] or q.get('inplace',9)<4 and q['digits']>=4: return 'wrong'
        return 'right' if q['digits']>=12 else 'remarks' if q['digits']>=4 else 'wrong'
    v['network']=(base(m['network']),None); s=base(m['loss']); hard=lambda q:bool(q['bad']) or not q['same']
    if s=='wrong' and not hard(m['loss']) and v['network'][0]=='wrong' and not m['network']['bad'] and m['loss'].get('own',9)<1e-9: v['loss']=('right','your network')
    else: v['loss']=(s,None)
    s=base(m['loss_gradient']); q=m['loss_gradient']
    if s=='wrong' and not hard(q) and (v['loss'][0]=='wrong' or v['loss'][1]) and not hard(m['loss']) and q.get('own',9)<1e-6: v['loss_gradient']=('right','your network' if v['loss'][1] else 'your loss')
    elif s=='wrong' and not hard(q) and v['network'][0]=='wrong' and q.get('formulas',9)<1e-9: v['loss_gradient']=('remarks',"the homework's formulas")
    else: v['loss_gradient']=(s,None)
    if 'optimize' in m: v['optimize']=('wrong' if m['optimize']['worst']>1e-10 or m['optimize']['why'] else 'right',None)
    return v
LAB=json.load(open('labels.json')) if Path('labels.json').exists() else {}
def main():
    signal.signal(signal.SIGVTALRM,late); pick=sys.argv[2:]; names=[n for n in sorted(os.listdir('submissions')) if not pick or any(q in n for q in pick)]; facts={}; nb=0; T=time.time()
    part=os.environ.get('PART'); names=names[int(part)::2] if part else names
    for n in names:
        r,w=os.pipe(); pid=os.fork()
        if pid==0:
            try:
                os.close(r); resource.setrlimit(resource.RLIMIT_CPU,(240,240)); dn=os.open('/dev/null',os.O_RDWR); [os.dup2(dn,k) for k in (0,1,2)]
                os.write(w,json.dumps(child(n),default=float).encode())
            except BaseException as e: os.write(w,json.dumps(dict(oracle=traceback.format_exc()[-400:])).encode())
            finally: os._exit(0)
        os.close(w); b=b''
        while q:=os.read(r,65536): b+=q
        os.close(r); os.waitpid(pid,0); m=json.loads(b) if b else dict(oracle='ended'); facts[n]=m
        if 'oracle' in m: print('ORACLE',n,m['oracle'],flush=True); continue
        v=derive(m); m['derived']=v
        if os.environ.get('OUT') and len(facts)%10==0: json.dump(facts,open(os.environ['OUT'],'w'),indent=1)
        if n in LAB:
            off=[f for f in v if f in LAB[n] and (LAB[n][f]['verdict'],LAB[n][f]['given'])!=tuple(v[f])]
            if off: nb+=1; print('CONTRADICT',n,off,LAB[n],v,{f:m[f] for f in off},flush=True)
        if pick: print(n,json.dumps(m,indent=1),flush=True)
    if os.environ.get('OUT'): json.dump(facts,open(os.environ['OUT'],'w'),indent=1)
    print(f'{len(names)} files, {nb} contradicted, {time.time()-T:.0f} s')
if __name__=='__main__': main()
